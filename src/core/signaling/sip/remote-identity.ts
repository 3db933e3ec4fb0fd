import { Grammar, type Core, type NameAddrHeader } from 'sip.js';
import type { RemoteIdentity } from '../signaling.js';
import { cleanText } from './text.js';

type Message = Core.IncomingRequestMessage | Core.IncomingResponseMessage;

const longestUser = 128;
const longestHeader = 256;
const mostHeaders = 16;

/** Who signs a message: as asserted by our registrar (RFC 3325), else as `party` says of itself. */
export function identityOf(message: Message, party: NameAddrHeader): RemoteIdentity {
  const asserted = assertedBy(message);
  const { uri, displayName } = asserted ?? party;
  const user = cleanText(uri.user ?? uri.toString(), longestUser);
  const withheld = /\bid\b|\buser\b/.test(message.getHeader('privacy') ?? '');
  return {
    user,
    displayName: cleanText(displayName ?? ''),
    anonymous: withheld || /^anonymous$/i.test(user) || uri.host === 'anonymous.invalid',
    verified: asserted !== undefined,
    headers: contextHeaders(message),
  };
}

/** The identity our registrar asserts anew in a message of a call, if it does. */
export function assertedIdentity(message: Message, party: NameAddrHeader): RemoteIdentity | null {
  return assertedBy(message) ? identityOf(message, party) : null;
}

function assertedBy(message: Message): NameAddrHeader | undefined {
  const first = message.getHeader('p-asserted-identity');
  if (!first) return undefined;
  // A SIP and a tel URI may stand side by side, the SIP one first.
  const value = /^(?:"(?:[^"\\]|\\.)*"|[^",])*/.exec(first)?.[0] ?? '';
  return Grammar.nameAddrHeaderParse(value);
}

function contextHeaders(message: Message): Record<string, string> {
  const names = Object.keys(message.headers).filter((name) => /^X-Voip-/i.test(name));
  return Object.fromEntries(
    names
      .slice(0, mostHeaders)
      .map((name) => [name.toLowerCase(), cleanText(message.getHeader(name) ?? '', longestHeader)]),
  );
}
