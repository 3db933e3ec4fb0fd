import type { HistoryEntry } from './history.js';

export interface CsvOptions {
  /** `;` where Excel expects it: wherever numbers are written with a decimal comma. */
  readonly separator?: ',' | ';';
  /** What stands in the file for a column's name, a direction or an outcome; the code where it is missing. */
  readonly words?: Readonly<Record<string, string>>;
}

type Cell = (entry: HistoryEntry, word: (code: string) => string) => string | number;

/** In the order of the file. */
const columns: readonly (readonly [name: string, cell: Cell])[] = [
  ['createdAt', ({ createdAt }) => createdAt],
  ['direction', ({ direction }, word) => word(direction)],
  ['number', ({ remote }) => remote.e164 ?? remote.raw],
  ['name', ({ remote }) => remote.name ?? ''],
  ['outcome', ({ outcome }, word) => word(outcome)],
  ['ringSeconds', ({ durations }) => Math.round(durations.ring)],
  ['talkSeconds', ({ durations }) => Math.round(durations.talk)],
  ['holdSeconds', ({ durations }) => Math.round(durations.hold)],
  ['account', ({ account }) => account],
  ['sip', ({ end }) => end.sip ?? ''],
  ['error', ({ end }) => end.error ?? ''],
  ['note', ({ note }) => note ?? ''],
  ['mos', ({ quality }) => quality?.mos ?? ''],
  ['worstMos', ({ quality }) => quality?.worstMos ?? ''],
  ['lossPercent', ({ quality }) => quality?.lossPercent ?? ''],
  ['jitterMs', ({ quality }) => quality?.jitterMs ?? ''],
  ['roundTripMs', ({ quality }) => quality?.roundTripMs ?? ''],
  ['codec', ({ quality }) => quality?.codec ?? ''],
];

/**
 * Spreadsheets take what begins with one of these for a formula, also in quotes and in full width; a caller
 * chooses the name that is shown. The apostrophe has it taken for text.
 */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;
/** The one exception: a program that reads the file can dial it, and a spreadsheet computes nothing. */
const e164 = /^\+\d{1,15}$/;

/** Entries of the call log as a file: RFC 4180, with the mark by which Excel knows UTF-8. */
export function historyCsv(
  entries: readonly HistoryEntry[],
  { separator = ',', words = {} }: CsvOptions = {},
): string {
  // A page may name a word like something every object has.
  const word = (code: string): string => (Object.hasOwn(words, code) ? words[code] : code) ?? code;
  const line = (cells: readonly (string | number)[]): string =>
    `${cells.map(quoted).join(separator)}\r\n`;
  const head = line(columns.map(([name]) => word(name)));
  const rows = entries.map((entry) => line(columns.map(([, cell]) => cell(entry, word))));
  return `\uFEFF${head}${rows.join('')}`;
}

function quoted(cell: string | number): string {
  const text = String(cell);
  const safe = formula.test(text) && !e164.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
