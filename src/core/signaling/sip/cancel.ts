import { UserAgent, type Core } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { SentInvite } from '../signaling.js';
import { isToken } from './text.js';

export function sentInvite(
  { configuration }: UserAgent,
  { ruri, callId, fromTag, cseq, branch }: Core.OutgoingRequestMessage,
): SentInvite | undefined {
  const name = { uri: ruri.toString(), callId, localTag: fromTag, sequence: cseq };
  return branch ? { ...name, branch, sentBy: configuration.viaHost } : undefined;
}

/**
 * The CANCEL of an INVITE that another page has sent. Servers match it by its branch, whatever it comes
 * through. SIP.js would send it, but drops the answer, whose Via names the host of that page.
 *
 * @throws VoipError `storage/corrupt`
 */
export function cancelOf(
  { userAgentCore, configuration, transport }: UserAgent,
  invite: SentInvite,
): string {
  const { callId, localTag: fromTag, sequence: cseq, branch, sentBy: viaHost } = invite;
  const uri = UserAgent.makeURI(invite.uri);
  if (!uri || ![callId, fromTag, branch, viaHost].every(isToken)) {
    throw new VoipError('storage/corrupt');
  }
  const names = { callId, fromTag, cseq, viaHost };
  const from = configuration.uri;
  const request = userAgentCore.makeOutgoingRequestMessage('CANCEL', uri, from, uri, names);
  request.setViaHeader(branch, transport.protocol);
  return request.toString();
}
