import type { Diagnosis } from '../diagnostics.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';
import type { ServerVerdicts } from './judge-server.js';

/**
 * Port and path of SIP over WebSocket as phone systems come out of the box: Asterisk and FreePBX, a reverse proxy,
 * FreeSWITCH, Kamailio. Without TLS, which browsers allow on the loopback alone, the same ones'.
 */
const usual = {
  'wss:': [':8089/ws', '/ws', ':7443/', ':8443/'],
  'ws:': [':8088/ws', '/ws', ':5066/', ':8080/'],
} as const;

/** A test asks this many other addresses, and no more. */
export const mostCandidates = 6;

/** What another port or path may cure; where a policy forbids the host, no other address of it helps. */
const searchable: ReadonlySet<Diagnosis | undefined> = new Set<Diagnosis>([
  'unreachable-or-untrusted',
  'certificate-refused',
  'no-answer',
  'not-connected',
  'not-a-websocket',
  'no-sip-subprotocol',
]);

export const isSearched = ({ server, websocket }: ServerVerdicts): boolean =>
  searchable.has(server.diagnosis) || searchable.has(websocket.diagnosis);

/** Addresses that were typed and that no browser connects to, by what is wrong with them. */
const unusable: ReadonlySet<string> = new Set([
  'config/server-port-blocked',
  'config/server-insecure',
]);

/** Where else SIP may be on the hosts that were typed, the likeliest first; on no other host, and none of `tried`. */
export function candidatesFor(tried: readonly string[]): string[] {
  return firstOf(
    tried.flatMap((address) => {
      const { protocol, host, hostname } = new URL(address);
      const scheme = protocol === 'ws:' ? 'ws:' : 'wss:';
      const elsewhere = [`${host}/ws`, `${host}/`, ...usual[scheme].map((at) => hostname + at)];
      return elsewhere.map((place) => new URL(`${scheme}//${place}`).href);
    }),
    tried,
  );
}

/** The same for addresses that cannot even be tried: a SIP port, or a socket without TLS. */
export function candidatesInstead({ problems }: Pick<ResolvedSettings, 'problems'>): string[] {
  const typed = problems.filter(({ code }) => unusable.has(code));
  const hosts = typed.flatMap(({ detail }) => hostOf(String(detail['value'])) ?? []);
  return firstOf(
    hosts.flatMap((host) => usual['wss:'].map((at) => new URL(`wss://${host}${at}`).href)),
  );
}

/** A problem tells no more characters of a value: the rest of a name that was cut off is another host. */
const longestTold = 80;

/** Of what was typed, with or without a scheme. */
function hostOf(typed: string): string | undefined {
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `wss://${typed}`;
  return typed.length < longestTold && URL.canParse(address)
    ? new URL(address).hostname
    : undefined;
}

const firstOf = (addresses: readonly string[], tried: readonly string[] = []): string[] =>
  [...new Set(addresses)].filter((one) => !tried.includes(one)).slice(0, mostCandidates);
