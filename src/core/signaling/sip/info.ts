import type { Core, Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import { isOurs } from './pending-requests.js';

/** One SIP INFO. Rejects with `call/unsupported` when the other side does not want it, or `network/…`. */
export async function sendInfo(
  session: Session,
  requestOptions: Core.RequestOptions,
): Promise<void> {
  const answer = await new Promise<Core.IncomingResponseMessage>((resolve, reject) => {
    const settle = ({ message }: Core.IncomingResponse): void => resolve(message);
    const requestDelegate = { onAccept: settle, onRedirect: settle, onReject: settle };
    session.info({ requestDelegate, requestOptions }).catch(reject);
  });
  const { statusCode: status = 500 } = answer;
  if (status < 300) return;
  if (!isOurs(answer)) throw new VoipError('call/unsupported', { detail: { status } });
  throw new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost');
}

/** As lines of a request. */
export const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
