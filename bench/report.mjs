// @ts-check
import { betterPeer, valuesOf } from './floors.mjs';
import { notes } from './notes.mjs';
import { median, p95 } from './statistics.mjs';
import { clientNames, clientsOf, variants } from './variants.mjs';

/** @typedef {import('./measure/sample.mjs').Sample} Sample */
/** @typedef {import('./floors.mjs').Measure} Measure */
/** @typedef {import('./floors.mjs').Floor} Floor */

/**
 * @typedef {object} Results
 * @property {string} date
 * @property {string} command
 * @property {Record<string, string>} versions
 * @property {string} machine
 * @property {{ start: number, end: number }} load one-minute averages
 * @property {Sample[]} samples
 * @property {import('./measure/bytes.mjs').BytesResult[]} bytes
 * @property {import('./measure/memory.mjs').MemoryResult[]} memory
 * @property {Floor[]} floors
 */

/** @type {readonly { measure: Measure, title: string, ratio?: boolean }[]} */
const columns = [
  { measure: 'registered', title: 'page load → registered', ratio: true },
  { measure: 'microphone', title: 'press → microphone' },
  { measure: 'invite', title: 'press → INVITE', ratio: true },
  { measure: 'inviteFromMicrophone', title: 'microphone → INVITE', ratio: true },
  { measure: 'answer', title: 'press → 200' },
  { measure: 'audio', title: 'press → first audio', ratio: true },
  { measure: 'audioFromAnswer', title: '200 → first audio', ratio: true },
];

/** @param {Results} results */
export function markdown(results) {
  const { date, command, versions, machine, load } = results;
  return [
    '# Bench',
    `Made by \`${command}\` on ${date}. Do not edit: the command writes this file.`,
    list([
      ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
      `${machine}; load average ${load.start.toFixed(1)} at the start, ${load.end.toFixed(1)} at the end`,
    ]),
    floorTable(results.floors),
    ...setupTables(results.samples),
    ...bytesTable(results.bytes),
    ...memoryTable(results.memory),
    '## What is and is not compared',
    list(notes),
  ]
    .join('\n\n')
    .concat('\n');
}

/** @param {readonly Floor[]} floors */
export function floorTable(floors) {
  const rows = floors.map(({ text, where, value, limit, standing, met }) => [
    standing === 'promised'
      ? met
        ? 'PASS'
        : '**FAIL**'
      : `${met ? 'within' : 'over'}, ${standing}`,
    text,
    where,
    number(value),
    `≤ ${limit}`,
  ]);
  return table(['', 'floor', 'where', 'measured', 'limit'], rows);
}

/** @param {readonly Sample[]} samples */
function setupTables(samples) {
  const measured = variants.filter(({ id }) => samples.some(({ variant }) => variant === id));
  return measured.flatMap((variant) => {
    const rows = clientsOf(variant).map((client) => {
      const own = samples.filter((s) => s.variant === variant.id && s.client === client);
      const good = own.filter(({ problem }) => !problem);
      const failed = own.length - good.length;
      return [
        clientNames[client],
        failed ? `${good.length} (+${failed} failed)` : String(good.length),
        ...columns.map(({ measure }) => summary(valuesOf(samples, variant.id, client, measure))),
        candidates(good),
      ];
    });
    const ratios = columns.map(({ measure, ratio }) => {
      const ours = median(valuesOf(samples, variant.id, 'ours', measure));
      return ratio ? number(ours / betterPeer(samples, variant.id, measure)) : '';
    });
    rows.push(['**ours / better peer**', '', ...ratios, '']);
    const heads = ['client', 'n', ...columns.map(({ title }) => title), 'candidates'];
    return [`## ${variant.title}`, 'Median (p95), ms.', table(heads, rows)];
  });
}

/** @param {readonly Sample[]} samples */
function candidates(samples) {
  if (!samples.length) return '–';
  const all = median(samples.map((sample) => sample.candidates));
  const hidden = median(samples.map((sample) => sample.hiddenCandidates));
  return hidden ? `${all}, ${hidden} of them .local` : String(all);
}

/** @param {Results['bytes']} bytes */
function bytesTable(bytes) {
  if (!bytes.length) return [];
  const kB = (/** @type {{ files: number, minified: number, gzip: number }} */ sizes) =>
    sizes.files
      ? `${(sizes.gzip / 1000).toFixed(1)} (${(sizes.minified / 1000).toFixed(1)}), ${sizes.files}`
      : '0';
  const rows = bytes.map(({ page, before, after }) => [page, kB(before), kB(after)]);
  return [
    '## Script fetched',
    'kB after gzip -9 (before), and files.',
    table(['page', 'before the press', 'after it'], rows),
  ];
}

/** @param {Results['memory']} memory */
function memoryTable(memory) {
  if (!memory.length) return [];
  const rows = memory.map((one) => [
    clientNames[one.client],
    one.failed ? `${one.calls} (${one.failed} failed)` : String(one.calls),
    (one.bytesKeptPerCall / 1000).toFixed(1),
    (one.bytesPerRecentCall / 1000).toFixed(1),
    (one.endHeap / 1e6).toFixed(2),
    String(one.openConnections),
    String(one.keptConnections),
    String(one.liveTracks),
  ]);
  const heads = [
    'client',
    'calls',
    'kB kept per call',
    'kB per recent call',
    'heap at the end, MB',
    'connections not closed',
    'connections still referenced',
    'live microphone tracks',
  ];
  return ['## Memory over many calls on one page', table(heads, rows)];
}

/** @param {readonly number[]} values */
function summary(values) {
  return values.length ? `${Math.round(median(values))} (${Math.round(p95(values))})` : '–';
}

/** @param {number} value */
function number(value) {
  if (Number.isNaN(value)) return '–';
  return value >= 10 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(2);
}

/** @param {readonly string[]} lines */
function list(lines) {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** @param {readonly string[]} heads @param {readonly (readonly string[])[]} rows */
function table(heads, rows) {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
