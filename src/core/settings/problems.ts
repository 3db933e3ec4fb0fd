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

/**
 * A value as it may stand in a report: short, and without the parts of an address where secrets are
 * found, which are its user info and its query. Of an object only that it is one.
 */
export function shown(value: unknown): string {
  if (typeof value === 'number') return `${value}`;
  if (typeof value !== 'string') return typeof value;
  return value
    .replace(/^([a-z][a-z\d+.-]*:(?:\/\/)?)?.*@/i, '$1…@')
    .replace(/\?.*$/, '?…')
    .slice(0, maxShown);
}
