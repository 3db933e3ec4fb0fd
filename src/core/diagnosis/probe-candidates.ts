import { inTime } from './in-time.js';
import { askPlainly, openSocket } from './probe-server.js';
import type { TestLine } from './test-line.js';

/** ms for all of it: with what was tried before, the layer takes less than ten seconds. */
const patience = 3_500;
/** ms in which a server answers a plain request, or it is not there. */
const httpPatience = 1_500;

/**
 * The first of these that speaks SIP: it takes the subprotocol, and a request to it is answered, whatever by.
 *
 * Plain requests go out at once and tell where nobody listens. Sockets are tried one after the other, since a browser
 * opens one at a time to a host (RFC 6455 §4.1) and some make the next one wait for one that hangs.
 *
 * @param lineTo a signaling of the test's own, without the account's secrets: nobody has typed this address
 */
export async function findServer(
  candidates: readonly string[],
  lineTo: (url: string) => TestLine,
  signal: AbortSignal,
): Promise<string | undefined> {
  const stop = new AbortController();
  const until = AbortSignal.any([signal, stop.signal]);
  try {
    return await inTime(patience, firstOf(candidates, lineTo, until), signal);
  } finally {
    stop.abort();
  }
}

async function firstOf(
  candidates: readonly string[],
  lineTo: (url: string) => TestLine,
  signal: AbortSignal,
): Promise<string | undefined> {
  const asked = await Promise.all(
    candidates.map(async (url) => ({ url, http: await askPlainly(url, signal, httpPatience) })),
  );
  const heard = asked.filter(({ http }) => http !== 'silent');
  // A server that answers no plain request may answer a WebSocket.
  const likely = heard.sort((one, other) => rank(one.http) - rank(other.http));
  for (const { url } of likely) {
    if (signal.aborted) return undefined;
    const { how, protocol } = await openSocket(url, ['sip'], signal, patience);
    if (how === 'opened' && protocol === 'sip' && (await answers(lineTo(url), signal))) return url;
  }
  return undefined;
}

const rank = (http: string): number => (http === 'answered' ? 0 : 1);

async function answers(line: TestLine, signal: AbortSignal): Promise<boolean> {
  const asking = line
    .connect()
    .then((signaling) => signaling.ask())
    .then(
      () => true,
      () => false,
    );
  const given = await inTime(patience, asking, signal);
  await line.close();
  return given ?? false;
}
