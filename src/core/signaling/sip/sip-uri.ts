import { VoipError } from '../../errors.js';

/** What people and pages dial: digits, `*`, `#`, a leading plus, the four letters of RFC 4733. */
const dialString = /^[+*#0-9A-Da-d]{1,32}$/;
/** Extensions and names; nothing in it means anything to a URI or a header. `#` is escaped below. */
const userPart = /^[\w.+*#~!$&=-]{1,64}$/;
const hostName = /^(?=.{1,253}$)[A-Za-z\d](?:[A-Za-z\d-]{0,62})(?:\.[A-Za-z\d-]{1,63})*$/;
const ipv6 = /^\[[\dA-Fa-f:.]{2,45}\]$/;
const portNumber = /^\d{1,5}$/;
/** The only parameters with a use in a dialled address. */
const knownParameter = /^(?:user=phone|transport=(?:udp|tcp|tls|ws|wss))$/i;

/**
 * The Request-URI for what was dialled: a dial string or a user part in our domain, or a `sip:` URI.
 * An allow-list, because SIP.js' own parser lets `?Route=…` and percent-encoded line ends through.
 *
 * @throws VoipError `call/invalid-target`
 */
export function targetUri(target: string, domain: string): string {
  if (dialString.test(target) || userPart.test(target))
    return `sip:${escapeUser(target)}@${domain}`;
  const uri = /^sip:([^@]+)@([^;]+)((?:;[^;]+)*)$/i.exec(target);
  const [, user = '', host = '', rest = ''] = uri ?? [];
  const parameters = rest ? rest.slice(1).split(';') : [];
  if (userPart.test(user) && isHost(host) && parameters.every((one) => knownParameter.test(one))) {
    return `sip:${escapeUser(user)}@${host}${rest}`;
  }
  throw new VoipError('call/invalid-target', { detail: { length: target.length } });
}

/**
 * Our own address.
 *
 * @throws VoipError `config/domain-invalid`, `config/value-invalid`
 */
export function accountUri(username: string, domain: string): string {
  if (!isHost(domain)) throw new VoipError('config/domain-invalid');
  if (!/^[^\p{Cc}\p{Cf}\p{Cs}]{1,128}$/u.test(username)) {
    throw new VoipError('config/value-invalid', { detail: { key: 'username' } });
  }
  return `sip:${encodeURIComponent(username)}@${domain}`;
}

/**
 * The preloaded Route (RFC 3261 §8.1.2) for a host or `sip:host`; nothing when empty.
 *
 * @throws VoipError `config/value-invalid`
 */
export function routeSet(outboundProxy: string): string[] {
  if (!outboundProxy) return [];
  const [, host = '', rest = ''] =
    /^<?(?:sip:)?([^;<>]+?)((?:;[^;<>]+)*)>?$/i.exec(outboundProxy.trim()) ?? [];
  const parameters = (rest ? rest.slice(1).split(';') : []).filter((one) => one !== 'lr');
  if (isHost(host) && parameters.every((one) => knownParameter.test(one))) {
    return [`<sip:${host}${parameters.map((one) => `;${one}`).join('')};lr>`];
  }
  throw new VoipError('config/value-invalid', { detail: { key: 'outboundProxy' } });
}

function isHost(value: string): boolean {
  const [, host = value, port] = /^(.*?)(?::(\d+))?$/.exec(value) ?? [];
  const bare = ipv6.test(value) ? value : host;
  if (port !== undefined && bare === host && !portNumber.test(port)) return false;
  return hostName.test(bare) || ipv6.test(bare);
}

/** `#` has no place in a URI's user part (RFC 3261 §25.1) but is a key on every telephone. */
function escapeUser(user: string): string {
  return user.replaceAll('#', '%23');
}
