import type { Contact, ContactNumber } from '../contacts.js';
import type { RecordRef } from '../state.js';

/** Longest texts, in characters. */
const longest = { id: 200, name: 100, label: 40, number: 64 } as const;
const mostNumbers = 20;

/** Controls, format characters (bidi, zero-width), lone surrogates: nothing that is seen. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** One line of visible text; nothing where there is none. */
function line(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value
    .slice(0, length * 4)
    .replace(/[\t\r\n]+/g, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...text].slice(0, length).join('').trim() || undefined;
}

/**
 * Somebody as a page, an adapter, a file or another version of us describes them, with clean texts and nothing
 * that is not ours. Nothing for what has no name or no number.
 */
export function checkedContact(value: unknown, id?: string): Contact | undefined {
  if (!isObject(value)) return undefined;
  const name = line(value['name'], longest.name);
  const known = line(value['id'], longest.id) ?? id;
  const { numbers: given, organization, record } = value;
  const numbers = (Array.isArray(given) ? given.slice(0, mostNumbers) : []).flatMap(
    (one: unknown) => checkedNumber(one) ?? [],
  );
  if (!name || !known || !numbers.length) return undefined;
  const company = line(organization, longest.name);
  const ref = checkedRecord(record);
  return {
    id: known,
    name,
    numbers,
    ...(company ? { organization: company } : {}),
    ...(ref ? { record: ref } : {}),
  };
}

function checkedNumber(value: unknown): ContactNumber | undefined {
  if (!isObject(value)) return undefined;
  // One that is cut would be another one.
  const { number: given } = value;
  const number = typeof given === 'string' && given.length <= longest.number ? given : '';
  const text = line(number, longest.number);
  if (!text) return undefined;
  const label = line(value['label'], longest.label);
  return { number: text, ...(label ? { label } : {}) };
}

function checkedRecord(value: unknown): RecordRef | undefined {
  if (!isObject(value)) return undefined;
  const [type, id] = [line(value['type'], longest.name), line(value['id'], longest.id)];
  return type && id ? { type, id } : undefined;
}
