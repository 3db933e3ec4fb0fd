import { VoipError } from '../errors.js';

/** What `token-src` answers. Kept in memory only; values are judged by the schema like any others. */
export interface TokenAnswer {
  readonly username?: string;
  readonly authUser?: string;
  readonly password?: string;
  readonly ha1?: string;
  readonly token?: string;
  readonly realm?: string;
  /** Seconds until the secret is void. */
  readonly expiresIn?: number;
  readonly server?: string | readonly string[];
  readonly domain?: string;
  readonly target?: string;
  readonly iceServers?: readonly RTCIceServer[];
  readonly displayName?: string;
  /** Context attributes the page's server vouches for. */
  readonly context?: Readonly<Record<string, string>>;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isSeconds = (value: unknown): boolean => typeof value === 'number' && value > 0;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shapes: Readonly<Record<keyof TokenAnswer, (value: unknown) => boolean>> = {
  username: isText,
  authUser: isText,
  password: isText,
  ha1: isText,
  token: isText,
  realm: isText,
  expiresIn: isSeconds,
  server: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
  domain: isText,
  target: isText,
  iceServers: (value) => Array.isArray(value) && value.every(isRecord),
  displayName: isText,
  context: (value) => isRecord(value) && Object.values(value).every(isText),
};

/**
 * Takes over what is known and of the right type; unknown keys and nulls are left out.
 * @throws VoipError `auth/token-failed` with `detail.key`, never with a value.
 */
export function readTokenAnswer(body: unknown): TokenAnswer {
  if (!isRecord(body)) throw new VoipError('auth/token-failed', { detail: { key: 'body' } });
  const known: Record<string, unknown> = {};
  for (const [key, isRight] of Object.entries(shapes)) {
    const value = body[key];
    if (value === undefined || value === null) continue;
    if (!isRight(value)) throw new VoipError('auth/token-failed', { detail: { key } });
    known[key] = value;
  }
  return known;
}
