import type { Contact, ContactDraft, ContactNumber } from '../../../core/contacts.js';

/** Contacts that a file held, and how many it held that have no name or no number. */
export interface ReadCards {
  readonly drafts: readonly ContactDraft[];
  readonly leftOut: number;
}

interface Property {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly value: string;
}

/** What nobody keeps by hand; a larger file is not read. */
export const largestFile = 20_000_000;

/**
 * Reads vCard 4.0 (RFC 6350), 3.0 (RFC 2426) and 2.1, with the quoted-printable text of phones that still write
 * that: name, organization and telephone numbers. Never throws; the time is linear in the length.
 */
export function readCards(text: string): ReadCards {
  const drafts: ContactDraft[] = [];
  let leftOut = 0;
  let card: Property[] | undefined;
  for (const line of unfolded(text)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) card = [];
    else if (/^END:VCARD\s*$/i.test(line)) {
      const draft = card && draftOf(card);
      if (draft) drafts.push(draft);
      else leftOut += 1;
      card = undefined;
    } else {
      const property = propertyOf(line);
      if (property) card?.push(property);
    }
  }
  return { drafts, leftOut };
}

/** As vCard 3.0, which every address book reads. */
export function writeCards(contacts: readonly Contact[]): string {
  return contacts
    .map(({ name, organization, numbers }) => {
      const lines = [
        'BEGIN:VCARD',
        'VERSION:3.0',
        `FN:${escaped(name)}`,
        `N:${escaped(name)};;;;`,
        ...(organization ? [`ORG:${escaped(organization)}`] : []),
        ...numbers.map(({ number, label }) => `TEL${typeOf(label)}:${escaped(number)}`),
        'END:VCARD',
      ];
      return lines.map((line) => `${folded(line)}\r\n`).join('');
    })
    .join('');
}

/** Lines that go on in the next one: with a space before (RFC 6350 §3.2), or a `=` behind in quoted-printable. */
function unfolded(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .replace(/=\n/g, '=')
    .split('\n');
}

function propertyOf(line: string): Property | undefined {
  const colon = line.search(/:(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const at = line.length > 4_000 ? line.indexOf(':') : colon;
  if (at < 1) return undefined;
  const [head = '', ...parameters] = line.slice(0, at).toUpperCase().split(';');
  const value = line.slice(at + 1);
  const isQuoted = parameters.some((one) => /QUOTED-PRINTABLE/.test(one));
  // A group stands before a dot (RFC 6350 §3.3).
  const name = head.slice(head.lastIndexOf('.') + 1);
  return { name, parameters, value: isQuoted ? fromQuotedPrintable(value) : value };
}

function draftOf(card: readonly Property[]): ContactDraft | undefined {
  const value = (name: string): string => card.find((one) => one.name === name)?.value ?? '';
  const [family = '', given = '', middle = ''] = components(value('N'));
  const organization = components(value('ORG'))[0]?.trim();
  const name =
    plain(value('FN')).trim() ||
    [given, middle, family].filter(Boolean).join(' ').trim() ||
    organization;
  const numbers = card.filter((one) => one.name === 'TEL').flatMap((one) => numberOf(one) ?? []);
  if (!name || !numbers.length) return undefined;
  return { name, numbers, ...(organization && organization !== name ? { organization } : {}) };
}

function numberOf({ parameters, value }: Property): ContactNumber | undefined {
  const number = plain(value).replace(/^tel:/i, '').trim();
  if (!number) return undefined;
  const types = parameters.flatMap((one) =>
    one
      .replace(/^TYPE=/, '')
      .replace(/"/g, '')
      .split(','),
  );
  const label = types.find((one) => ['CELL', 'WORK', 'HOME', 'FAX', 'MAIN', 'PAGER'].includes(one));
  return { number, ...(label ? { label: label === 'CELL' ? 'mobile' : label.toLowerCase() } : {}) };
}

function typeOf(label: string | undefined): string {
  const type = label?.toLowerCase() === 'mobile' ? 'CELL' : label?.toUpperCase();
  return type && /^[A-Z]+$/.test(type) ? `;TYPE=${type}` : '';
}

/** Parts between semicolons that are not escaped. */
const components = (value: string): string[] => value.split(/(?<!\\);/).map((part) => plain(part));

const plain = (value: string): string =>
  value.replace(/\\(.)/g, (_all, char: string) => (/n/i.test(char) ? ' ' : char));

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** At most 75 octets a line (RFC 2426 §2.6), never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let octets = 0;
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += char;
    octets += size;
  }
  return out;
}

function fromQuotedPrintable(value: string): string {
  const octets: number[] = [];
  for (let at = 0; at < value.length; at += 1) {
    const hex = /^=([\dA-F]{2})/i.exec(value.slice(at, at + 3))?.[1];
    if (hex) {
      octets.push(parseInt(hex, 16));
      at += 2;
    } else if (value[at] !== '=') {
      octets.push(...new TextEncoder().encode(value[at]));
    }
  }
  return new TextDecoder().decode(new Uint8Array(octets));
}
