import type { VoipErrorCode } from '../errors.js';
import { shown, type Findings } from './problems.js';

/** Where a PBX that is told by host name alone is looked for; Asterisk and most proxies serve SIP there. */
const defaultPath = '/ws';

/** Ports no browser connects to (Fetch standard, "port blocking"). */
const blockedPorts: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080,
]);

/** Why an address is no WebSocket address, for the words of the settings form. */
export type ServerHint =
  'type' | 'janus' | 'http-url' | 'sip-uri' | 'transport' | 'scheme' | 'credentials' | 'syntax';

interface Refusal {
  readonly code: VoipErrorCode;
  readonly detail: Readonly<Record<string, string | number>>;
}

/**
 * Completes WebSocket addresses, in order of preference: `host` and `host:port` become
 * `wss://host[:port]/ws`; what already has a path or a scheme keeps its path as it is.
 *
 * @param value space separated, or a list
 * @returns those that can be used, as the browser writes them (international names in punycode)
 */
export function parseServers(value: string | readonly string[], findings: Findings): string[] {
  const items = typeof value === 'string' ? value.trim().split(/\s+/) : value;
  const servers = new Set<string>();
  for (const item of items) {
    if (item === '') continue;
    const address = typeof item === 'string' ? parseServer(item.trim()) : invalid('type');
    if (typeof address === 'string') servers.add(address);
    else findings.problem(address.code, { key: 'server', value: shown(item), ...address.detail });
  }
  return [...servers];
}

function parseServer(text: string): string | Refusal {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  const hint = foreignHint(text, scheme);
  if (hint) return invalid(hint);
  const url = toUrl(scheme ? text : `wss://${text.includes('/') ? text : text + defaultPath}`);
  if (!url) return invalid('syntax');
  if (url.username || url.password) return invalid('credentials');
  if (blockedPorts.has(Number(url.port || 443))) {
    return { code: 'config/server-port-blocked', detail: { port: Number(url.port) } };
  }
  if (url.protocol === 'ws:' && !isLoopback(url.hostname)) {
    return { code: 'config/server-insecure', detail: {} };
  }
  url.hash = '';
  return url.href;
}

/** Addresses people paste that belong to something else than SIP over WebSocket. */
function foreignHint(text: string, scheme: string | undefined): ServerHint | undefined {
  // The HTTP and WebSocket interface of a Janus gateway: another protocol than SIP.
  if (/\/janus\/?$/i.test(text)) return 'janus';
  if (/^sips?:/i.test(text)) return 'sip-uri';
  if (/^(udp|tcp|tls):/i.test(text)) return 'transport';
  if (scheme === 'http' || scheme === 'https') return 'http-url';
  return scheme && scheme !== 'ws' && scheme !== 'wss' ? 'scheme' : undefined;
}

/** The host of a SIP domain, written as in `From`; reports `config/domain-invalid`. */
export function parseDomain(value: string, findings: Findings): string {
  const text = value.trim();
  const host = /[\s/@?#]|^[^[]*:/.test(text) ? '' : (toUrl(`wss://${text}/`)?.host ?? '');
  // URLs know more characters than SIP does (RFC 3261 §25.1: no underscore).
  if (/^([a-z\d]([a-z\d.-]*[a-z\d])?|\[[\da-f:.]+\])$/.test(host)) return host;
  findings.problem('config/domain-invalid', { key: 'domain', value: shown(value) });
  return '';
}

/** Host of a completed address, with brackets around an IPv6 address. */
export function hostOf(server: string): string {
  return new URL(server).hostname;
}

function invalid(hint: ServerHint): Refusal {
  return { code: 'config/server-invalid', detail: { hint } };
}

function toUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** The only hosts to which a browser lets an unencrypted socket count as secure. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
