import { wrongType, type PhoneConfig } from '../config.js';
import type { Codec } from '../state.js';
import type { Findings } from './problems.js';

const codecNames: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma', 'g729'];

/** Most characters of a name or an address. */
const maxText = 128;

const control = /\p{Cc}/u;
/** A host, or the SIP URI of one, as a preloaded Route takes it (RFC 3261 §8.1.2); no user part. */
const proxy =
  /^(sip:)?(\[[\da-f:.]+\]|[a-z\d.-]+)(:\d{1,5})?(;(lr|transport=(udp|tcp|tls|wss?)))*$/i;

const knownKeys: Readonly<Record<keyof PhoneConfig, true>> = {
  server: true,
  domain: true,
  username: true,
  authUser: true,
  displayName: true,
  auth: true,
  register: true,
  outboundProxy: true,
  target: true,
  codecs: true,
  maxCalls: true,
  stun: true,
  turn: true,
  turnUsername: true,
  turnCredential: true,
  iceServers: true,
  iceTransportPolicy: true,
  onLeave: true,
  callLog: true,
  autoAnswer: true,
  video: true,
  record: true,
  watch: true,
  voicemail: true,
  pickupCode: true,
  tokenSrc: true,
  configSrc: true,
  storage: true,
  logLevel: true,
  attributes: true,
  context: true,
  password: true,
  ha1: true,
  token: true,
  logger: true,
  signaling: true,
};

/**
 * The values that can be judged. Elements take whatever a page's script assigns to their properties,
 * so types are looked at here as well. A misspelt key would otherwise be a setting that silently does
 * nothing. Neither kind of value is repeated: it may be a secret.
 */
export function checkedConfig(config: PhoneConfig, findings: Findings): PhoneConfig {
  const entries = Object.entries(config).filter(([key, value]: [string, unknown]) => {
    if (!Object.hasOwn(knownKeys, key)) {
      findings.problem('config/value-invalid', { key, hint: 'unknown-key' });
      return false;
    }
    const kind = wrongType(key, value);
    if (kind) findings.problem('config/value-invalid', { key, hint: 'wrong-type', takes: kind });
    return !kind;
  });
  return Object.fromEntries(entries);
}

/** One word out of a closed list, or the default. */
export function parseChoice<T extends string>(
  key: keyof PhoneConfig,
  value: unknown,
  choices: readonly T[],
  standard: T,
  findings: Findings,
): T {
  if (value === undefined) return standard;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) findings.invalid(key, value);
  return choice ?? standard;
}

/** Text without control characters, trimmed. */
export function parseText(
  key: keyof PhoneConfig,
  value: string | undefined,
  findings: Findings,
): string {
  const text = value?.trim() ?? '';
  if (!control.test(text) && text.length <= maxText) return text;
  findings.invalid(key, text.replace(/\p{Cc}/gu, '�'));
  return '';
}

/** The user part of an address; a pasted SIP URI is refused with a hint. */
export function parseUser(
  key: 'username' | 'authUser',
  value: string | undefined,
  findings: Findings,
): string {
  const user = parseText(key, value, findings);
  if (/^sips?:/i.test(user)) findings.invalid(key, user, { hint: 'sip-uri' });
  // Invisible characters come with copied text; no account has them.
  else if (/[\p{Cf}\p{Cs}]/u.test(user)) findings.invalid(key, user, { hint: 'invisible' });
  else return user;
  return '';
}

export function parseProxy(value: string | undefined, findings: Findings): string {
  const text = value?.trim() ?? '';
  if (!text || proxy.test(text)) return text;
  findings.invalid('outboundProxy', text);
  return '';
}

/** In the order given, each once. Reports `config/codecs-empty` when no browser could send any of them. */
export function parseCodecs(value: PhoneConfig['codecs'], findings: Findings): readonly Codec[] {
  if (value === undefined) return codecNames;
  const names: readonly unknown[] = typeof value === 'string' ? value.split(/[\s,]+/) : value;
  const codecs = new Set<Codec>();
  for (const name of names) {
    if (name === '') continue;
    const text = typeof name === 'string' ? name.toLowerCase() : undefined;
    const codec = codecNames.find((known) => known === text);
    if (codec) codecs.add(codec);
    else findings.invalid('codecs', name);
  }
  // G.729 is in no browser: alone it leaves nothing to offer.
  if ([...codecs].every((codec) => codec === 'g729')) {
    findings.problem('config/codecs-empty', { key: 'codecs', value: [...codecs].join(' ') });
    return codecNames;
  }
  return [...codecs];
}

export function parseMaxCalls(value: number | undefined, findings: Findings): number {
  if (value === undefined) return 2;
  if (Number.isInteger(value) && value >= 1 && value <= 8) return value;
  findings.invalid('maxCalls', String(value));
  return 2;
}

/** One-touch recording by INFO, or the codes that start, stop and pause it; one alone does both in turn. */
export function parseRecord(value: string | undefined, findings: Findings): string {
  const text = value?.replace(/\s/g, '') ?? '';
  if (!text || /^(info|[\dA-D*#]{1,8}(,[\dA-D*#]{1,8}){0,2})$/.test(text)) return text;
  findings.invalid('record', text);
  return '';
}

/** What can be dialled within the own domain. */
const extension = /^[\w.+*#~!$&=-]{1,64}$/;
const mostWatched = 100;

/** In the order given, each once. */
export function parseWatch(value: PhoneConfig['watch'], findings: Findings): readonly string[] {
  const given: readonly unknown[] =
    typeof value === 'string' ? value.split(/[\s,]+/) : (value ?? []);
  const watched = new Set<string>();
  for (const one of given) {
    if (one === '') continue;
    const sound = typeof one === 'string' && extension.test(one);
    if (sound && watched.size < mostWatched) watched.add(one);
    else findings.invalid('watch', one);
  }
  return [...watched];
}

export function parseExtension(
  key: 'voicemail' | 'pickupCode',
  value: string | undefined,
  standard: string,
  findings: Findings,
): string {
  const text = value?.trim() || standard;
  if (!text || extension.test(text)) return text;
  findings.invalid(key, text);
  return standard;
}

/** An address on the web, relative to the page or not. */
export function parseWebAddress(
  key: 'tokenSrc' | 'configSrc',
  value: string | undefined,
  findings: Findings,
): string {
  const text = value?.trim() ?? '';
  if (!text) return '';
  try {
    const base = globalThis.document?.baseURI ?? 'https://localhost/';
    const { protocol, username, password } = new URL(text, base);
    if (/^https?:$/.test(protocol) && !username && !password) return text;
  } catch {
    // Told below.
  }
  findings.invalid(key, text);
  return '';
}
