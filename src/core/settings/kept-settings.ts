import { wrongType } from '../config.js';
import { VoipError } from '../errors.js';
import type { KeptKey, KeptSettings } from '../kept-settings.js';

const keys: Readonly<Record<KeptKey, true>> = {
  server: true,
  domain: true,
  username: true,
  authUser: true,
  displayName: true,
  auth: true,
  outboundProxy: true,
  target: true,
  codecs: true,
  maxCalls: true,
  stun: true,
  turn: true,
  turnUsername: true,
  iceTransportPolicy: true,
  autoAnswer: true,
  video: true,
  record: true,
};

export const keptKeys = Object.keys(keys) as readonly KeptKey[];

type Values = Readonly<Record<string, unknown>>;

/** Each leads from the version of its index to the next one. */
export type Migration = (values: Values) => Values;

/** Version 0 is what has no version: written by hand, or taken out of another product's parameters. */
const migrations: readonly Migration[] = [
  (values) => {
    const { auth } = values;
    return typeof auth === 'number' ? { ...values, auth: String(auth) } : values;
  },
];

/** What is stored, and what is exported. */
interface Stored {
  readonly version: number;
  readonly settings: KeptSettings;
}

/** Only what can be kept, of the right type. Secrets are never among it, whoever wrote it. */
export function onlyKept(values: object): KeptSettings {
  const entries = Object.entries(values).filter(
    ([key, value]: [string, unknown]) =>
      Object.hasOwn(keys, key) && value !== undefined && value !== null && !wrongType(key, value),
  );
  return Object.fromEntries(entries);
}

export function toStored(settings: KeptSettings): Stored {
  return { version: migrations.length, settings: onlyKept(settings) };
}

/**
 * What was stored or exported, by this version or an earlier one. What a later one wrote is left to it.
 *
 * @returns nothing for what is none
 */
export function fromStored(
  stored: unknown,
  steps: readonly Migration[] = migrations,
): KeptSettings | undefined {
  if (!isRecord(stored)) return undefined;
  const { version, settings } = stored;
  const given = version === undefined ? stored : settings;
  const from = version ?? 0;
  if (!isRecord(given) || typeof from !== 'number' || !(from >= 0 && from <= steps.length)) {
    return undefined;
  }
  return onlyKept(steps.slice(from).reduce((values: Values, step) => step(values), given));
}

/** @throws VoipError `storage/corrupt` */
export function fromJson(text: string): KeptSettings {
  const reason = 'no-settings';
  try {
    const read = fromStored(JSON.parse(text));
    if (read && Object.keys(read).length) return read;
  } catch {
    // A SyntaxError quotes the text, in which there may be a secret.
  }
  throw new VoipError('storage/corrupt', { detail: { reason } });
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
