import type { Core, UserAgent } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { ServerAnswer } from '../server-answer.js';
import { connectionLost } from './pending-requests.js';
import { cleanText } from './text.js';

/** What a report may want to tell of an answer. */
const told = [
  'contact',
  'date',
  'path',
  'retry-after',
  'server',
  'service-route',
  'user-agent',
  'warning',
  'www-authenticate',
  'proxy-authenticate',
] as const;
const longest = 256;

/** REGISTER without a contact, or a guest's OPTIONS to the domain: neither changes anything. */
export function askServer(userAgent: UserAgent, guest: boolean): Promise<ServerAnswer> {
  const { userAgentCore: core, configuration } = userAgent;
  const server = configuration.uri.clone();
  server.user = undefined;
  const request = core.makeOutgoingRequestMessage(
    guest ? 'OPTIONS' : 'REGISTER',
    server,
    configuration.uri,
    guest ? server : configuration.uri,
    {},
  );
  return new Promise((resolve, reject) => {
    const settle = ({ message }: { message: Core.IncomingResponseMessage }): void => {
      const { statusCode: status = 0, reasonPhrase = '' } = message;
      // Made here, for a request that nobody answered.
      if (!message.data || reasonPhrase === connectionLost) {
        reject(new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost'));
        return;
      }
      resolve({ status, reason: cleanText(reasonPhrase), headers: headersOf(message) });
    };
    const delegate = { onAccept: settle, onRedirect: settle, onReject: settle };
    if (guest) core.request(request, delegate);
    else core.register(request, delegate);
  });
}

function headersOf(message: Core.IncomingResponseMessage): Record<string, string> {
  return Object.fromEntries(
    told.flatMap((name) => {
      const value = cleanText(message.getHeaders(name).join(', '), longest);
      return value ? [[name, value]] : [];
    }),
  );
}
