import type { Findings } from './problems.js';

/** At most so many attributes, and bytes of each in UTF-8. */
const maxAttributes = 10;
const maxBytes = 256;

const name = /^[A-Za-z][A-Za-z\d-]{0,30}$/;
const encoder = new TextEncoder();

/** The attributes that can travel as `X-Voip-Context-*` headers; reports the others by name only. */
export function parseContextAttributes(
  value: Readonly<Record<string, unknown>> | null | undefined,
  findings: Findings,
): Readonly<Record<string, string>> {
  const accepted: Record<string, string> = {};
  for (const [key, text] of Object.entries(value ?? {})) {
    const reason = refusal(key, text, Object.keys(accepted).length);
    if (reason === undefined && typeof text === 'string') accepted[key] = text;
    // The value may be about a person: it stays out of the report.
    else findings.invalid('attributes', key, { reason: reason ?? 'type' });
  }
  return accepted;
}

function refusal(key: string, text: unknown, taken: number): string | undefined {
  if (!name.test(key)) return 'name';
  if (typeof text !== 'string') return 'type';
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return 'not-printable';
  if (encoder.encode(text).length > maxBytes) return 'too-long';
  return taken >= maxAttributes ? 'too-many' : undefined;
}
