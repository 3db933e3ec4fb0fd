import { labelled, type PastedField } from './labels.js';

/** A label is up to four words; a value goes up to the end of its line, or to the next label in it. */
const labelAt =
  /(^|[\s,;|•*])((?:[\p{L}\p{M}_-]+ +){0,3}[\p{L}\p{M}_-]+) *(?::(?!\/\/)|=|\t)[ \t]*/gu;

interface Found {
  readonly field: PastedField;
  readonly from: number;
  /** Where its value begins. */
  readonly value: number;
}

/** What a provider's message says, by field; the first of two that say the same stands. */
export function readBlock(text: string): Partial<Record<PastedField, string>> {
  const fields: Partial<Record<PastedField, string>> = {};
  for (const line of text.split(/\r?\n/)) {
    const found = labelsIn(line);
    found.forEach(({ field, value }, index) => {
      const next = found[index + 1];
      const part = line.slice(value, next?.from);
      const said = unquoted(next ? part.replace(/[\s,;|]+$/, '') : part.trim());
      if (said) fields[field] ??= said;
    });
  }
  return fields;
}

function labelsIn(line: string): Found[] {
  const found: Found[] = [];
  for (const match of line.matchAll(labelAt)) {
    const [all, before = '', words = ''] = match;
    // "Your SIP server: …" is about the server: the last words that are a label are meant.
    const parts = words.split(/ +/);
    const start = parts.findIndex((_, at) => labelled(parts.slice(at).join(' ')));
    const field = labelled(parts.slice(Math.max(start, 0)).join(' '));
    if (!field) continue;
    const skipped = parts.slice(0, start).join(' ');
    const from = match.index + before.length + (skipped ? skipped.length + 1 : 0);
    found.push({ field, from, value: match.index + all.length });
  }
  return found;
}

const unquoted = (text: string): string =>
  /^(["'“«`])(.*)(["'”»`])$/.exec(text.trim())?.[2] ?? text.trim();
