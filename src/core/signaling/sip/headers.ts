import { VoipError } from '../../errors.js';

const allowedName = /^X-[A-Za-z0-9-]{1,44}$/;
/** Printable, one line. */
const allowedValue = /^[^\p{Cc}\p{Cs}]{0,512}$/u;
/** Together they stay far below the 60 kB a message may have. */
const mostHeaders = 32;

/**
 * Header lines a page may add to an INVITE. Everything else belongs to the protocol, and SIP.js would
 * send a line break in a value as it stands.
 *
 * @throws VoipError `call/header-refused`
 */
export function headerLines(headers: Readonly<Record<string, string>>): string[] {
  const entries = Object.entries(headers);
  if (entries.length > mostHeaders) {
    throw new VoipError('call/header-refused', { detail: { count: entries.length } });
  }
  return entries.map(([name, value]) => {
    if (!allowedName.test(name) || !allowedValue.test(value)) {
      throw new VoipError('call/header-refused', { detail: { name: name.slice(0, 48) } });
    }
    return `${name}: ${value}`;
  });
}
