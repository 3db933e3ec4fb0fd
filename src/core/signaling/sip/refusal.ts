import { VoipError } from '../../errors.js';
import type { ReceivedInvite } from '../signaling.js';
import { isToken } from './text.js';

/**
 * The response to an INVITE that another page has received. Servers match it by the branch of their own
 * Via, whatever it comes through. What the values may not contain is seen to at the way out.
 *
 * @throws VoipError `storage/corrupt`
 */
export function refusalOf(invite: ReceivedInvite, status: number): string {
  const { callId, localTag, remoteTag, via, from, to, sequence } = invite;
  if (![callId, localTag, remoteTag].every(isToken) || !via.length) {
    throw new VoipError('storage/corrupt');
  }
  return [
    `SIP/2.0 ${status} Refused`,
    ...via.map((value) => `Via: ${value}`),
    `From: ${from}`,
    `To: ${to};tag=${localTag}`,
    `Call-ID: ${callId}`,
    `CSeq: ${sequence} INVITE`,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}
