import type { PhoneConfig } from '../config.js';
import type { Findings } from './problems.js';

const host = String.raw`(\[[\da-f:.]+\]|[^\s:/?#@[\]]+)`;
/** RFC 7064 §3.1 and RFC 7065 §3.1; a bare host is completed. */
const stunUrl = new RegExp(`^stuns?:${host}(:\\d{1,5})?$`, 'i');
const turnUrl = new RegExp(`^turns?:${host}(:\\d{1,5})?(\\?transport=(udp|tcp))?$`, 'i');

/**
 * The ICE servers of `iceServers`, `stun` and `turn` together. A wrong entry is reported and left
 * out: RTCPeerConnection would throw for the whole list.
 *
 * @param credentialsFollow the answer of `token-src` may still bring what a TURN server asks for
 */
export function parseIceServers(
  config: PhoneConfig,
  credentialsFollow: boolean,
  findings: Findings,
): RTCIceServer[] {
  const { turnUsername: username, turnCredential: credential } = config;
  const servers = (config.iceServers ?? []).flatMap((entry) => checkEntry(entry, findings) ?? []);
  const stun = parseUrls('stun', config.stun, stunUrl, findings);
  if (stun.length) servers.push({ urls: stun });
  const turn = parseUrls('turn', config.turn, turnUrl, findings);
  if (turn.length && username && credential) servers.push({ urls: turn, username, credential });
  else if (turn.length && !credentialsFollow) {
    findings.invalid('turn', turn.join(' '), { hint: 'credentials' });
  }
  return servers;
}

function parseUrls(
  key: 'stun' | 'turn',
  value: string | readonly string[] | undefined,
  pattern: RegExp,
  findings: Findings,
): string[] {
  const items = typeof value === 'string' ? value.trim().split(/\s+/) : (value ?? []);
  return items.flatMap((item) => {
    const url = /^(stun|turn)s?:/i.test(item) ? item : `${key}:${item}`;
    if (isUrl(url, pattern)) return url;
    findings.invalid(key, item);
    return [];
  });
}

function checkEntry(entry: unknown, findings: Findings): RTCIceServer | undefined {
  const { urls, username, credential } = (entry ?? {}) as Record<string, unknown>;
  const list: readonly unknown[] = Array.isArray(urls) ? urls : [urls];
  const wrong = list.find((url) => !isUrl(url, stunUrl) && !isUrl(url, turnUrl));
  if (wrong !== undefined || urls === undefined || !list.length) {
    findings.invalid('iceServers', wrong ?? 'urls');
    return undefined;
  }
  const clean: RTCIceServer = { urls: list as string[] };
  if (!list.some((url) => isUrl(url, turnUrl))) return clean;
  if (typeof username === 'string' && typeof credential === 'string') {
    return { ...clean, username, credential };
  }
  findings.invalid('iceServers', list.join(' '), { hint: 'credentials' });
  return undefined;
}

function isUrl(url: unknown, pattern: RegExp): boolean {
  const port = typeof url === 'string' && pattern.test(url) ? /:(\d+)(\?|$)/.exec(url)?.[1] : 'no';
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
}
