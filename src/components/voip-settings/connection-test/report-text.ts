import type { DiagnosticFacts, DiagnosticsReport } from '../../../core/diagnostics.js';
import { adviceText } from '../../i18n/diagnosis-advice.js';
import { statusText, stepText } from '../../i18n/diagnosis-words.js';

/** The report for a person who shall help: the first thing to do, the layers, the exchange. It holds no secret. */
export function reportText(report: DiagnosticsReport): string {
  const { steps, first, versions, messages, candidates, startedAt, tookMs } = report;
  const broken = steps.find(({ name }) => name === first);
  const todo = broken?.diagnosis && adviceText(broken.diagnosis);
  return [
    `voip-elements connection test, ${startedAt}, ${tookMs} ms, ${report.outcome}`,
    ...Object.entries(versions).map(([what, version]) => `${what}: ${version}`),
    ...(broken && todo
      ? ['', `${stepText(broken.name)}: ${todo.why}`, ...todo.cures.map((cure) => `- ${cure}`)]
      : []),
    '',
    ...steps.map(({ name, status, diagnosis, tookMs: took, seen }) =>
      [
        `${name}: ${statusText(status)}`,
        diagnosis ? ` [${diagnosis}]` : '',
        took === undefined ? '' : ` ${took} ms`,
        factsText(seen),
      ].join(''),
    ),
    ...(candidates.length ? ['', 'Candidates:', ...candidates] : []),
    ...messages.flatMap(({ atMs, direction, text }) => [
      '',
      `${direction === 'sent' ? '→' : '←'} ${atMs} ms`,
      text.replace(/\r\n/g, '\n').trimEnd(),
    ]),
    '',
  ].join('\n');
}

const factsText = (seen: DiagnosticFacts): string =>
  Object.entries(seen)
    .map(([name, value]) => `\n  ${name}: ${value}`)
    .join('');
