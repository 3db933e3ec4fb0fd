import { VoipError, type VoipErrorCode } from '../errors.js';

type Detail = Readonly<Record<string, string | number | boolean>>;

/** Longest value repeated in a problem, characters. */
const maxShown = 80;

/** Collects what the parts of the schema find, in order. */
export class Findings {
  readonly problems: VoipError[] = [];
  /** What the page author should change, although the phone can go on. */
  readonly warnings: VoipError[] = [];

  /** A value that cannot be used; MUST NOT hold a secret. */
  problem(code: VoipErrorCode, detail: Detail, cause?: unknown): void {
    this.problems.push(new VoipError(code, { detail, cause }));
  }

  invalid(key: string, value: unknown, detail: Detail = {}): void {
    this.problem('config/value-invalid', { key, value: shown(value), ...detail });
  }

  warning(code: VoipErrorCode, detail: Detail): void {
    this.warnings.push(new VoipError(code, { detail }));
  }
}

/** A value as it may stand in a report: short, and without the user info part of an address. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.replace(/\/\/[^/]*@/, '//…@').slice(0, maxShown);
}
