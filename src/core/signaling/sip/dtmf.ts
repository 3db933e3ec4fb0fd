import type { Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import { sendInfo } from './info.js';
import { whileAlive } from './while-alive.js';

/** ms, as RTCDTMFSender has them by default. */
const toneMs = 100;
const gapMs = 70;
const pauseMs = 2_000;
const mostTones = 128;
/** Firefox took 1.9 s at most between the answer and its first packet of sound. */
const longestStartMs = 4_000;
/**
 * Half a second of sound. Firefox may send one packet and then none for a second, when it opens the sound card:
 * tones put in there are lost. Asterisk 22 drops what it receives in the first 0.3 s after Replaces.
 */
const steadyPackets = 25;
const pollMs = 20;
/** What one packet holds, of the sound and of a tone, ms. */
const packetMs = 20;
/** The end of a tone is sent three times (RFC 4733, 2.5.1.4). */
const packetsOfTone = toneMs / packetMs + 2;
/** No browser leaves less between two tones, whatever is asked for. */
const leastGapMs = 50;
/** How far what leaves may be behind when the browser says that the last tone is over. */
const longestLagMs = 1_000;

type Stats = () => Promise<RTCStatsReport | null>;

/**
 * Keys as RTCDTMFSender takes them.
 *
 * @throws VoipError `call/invalid-dtmf`
 */
export function checkedTones(tones: string): string {
  if (/^[\dA-D*#,]+$/i.test(tones) && tones.length <= mostTones) return tones.toUpperCase();
  throw new VoipError('call/invalid-dtmf', { detail: { length: tones.length } });
}

/**
 * Resolves when sound leaves steadily, for which there is no event. Before that Chromium cannot insert tones,
 * and Firefox says it has played those that nobody gets. Gives up after a while: a call without sound
 * has another problem, and its keys may still go by INFO.
 */
export function untilSending(stats: Stats, signal: AbortSignal): Promise<void> {
  return untilSent(steadyPackets, longestStartMs, stats, signal);
}

async function untilSent(
  packets: number,
  longestMs: number,
  stats: Stats,
  signal: AbortSignal,
): Promise<void> {
  const latest = performance.now() + longestMs;
  while ((await sentOf(stats)) < packets && performance.now() < latest) await wait(pollMs, signal);
}

async function sentOf(stats: Stats): Promise<number> {
  let packets = 0;
  (await stats())?.forEach(({ type, packetsSent }: { type: string; packetsSent?: number }) => {
    if (type === 'outbound-rtp') packets += packetsSent ?? 0;
  });
  return packets;
}

/**
 * RFC 4733. Resolves when the last tone has left; rejects with the reason of `signal`.
 *
 * The browser says by its own clock that a tone is over; the packets leave by that of the sound, which is
 * behind on a busy machine. A hang-up then comes before the end of the last tone. So as much has to leave as
 * all the tones take, and as the last one takes from its beginning on.
 */
export async function playTones(
  sender: RTCDTMFSender,
  tones: string,
  stats: Stats,
  signal: AbortSignal,
): Promise<void> {
  const before = await sentOf(stats);
  let atLast = before;
  await played(sender, tones, signal, async () => {
    atLast = await sentOf(stats);
  });
  const all = [...tones].reduce((sum, tone) => sum + packetsFor(tone), before);
  const last = atLast + packetsOfTone + gapMs / packetMs;
  await untilSent(Math.max(all, last), longestLagMs, stats, signal);
}

const packetsFor = (tone: string): number =>
  tone === ',' ? pauseMs / packetMs : packetsOfTone + leastGapMs / packetMs;

/** @param onLast the last tone begins */
function played(
  sender: RTCDTMFSender,
  tones: string,
  signal: AbortSignal,
  onLast: () => Promise<void>,
): Promise<void> {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  return new Promise<void>((resolve, reject) => {
    sender.addEventListener(
      'tonechange',
      ({ tone }) => {
        // The empty tone is said when the buffer has run out.
        if (tone === '') resolve();
        else if (sender.toneBuffer === '') onLast().catch(reject);
      },
      options,
    );
    signal.addEventListener('abort', () => reject(signal.reason as VoipError), options);
    sender.insertDTMF(tones, toneMs, gapMs);
  }).finally(() => listening.abort());
}

/** One SIP INFO per key (application/dtmf-relay), no faster than a finger. Rejects with `call/unsupported`. */
export async function sendTonesByInfo(
  session: Session,
  tones: string,
  signal: AbortSignal,
): Promise<void> {
  for (const tone of tones) {
    if (tone === ',') {
      await wait(pauseMs, signal);
      continue;
    }
    await whileAlive(sendRelay(session, `Signal=${tone}\r\nDuration=${toneMs}\r\n`), signal);
    await wait(toneMs + gapMs, signal);
  }
}

/** One SIP INFO. Rejects with `call/unsupported` when the other side does not want it. */
function sendRelay(session: Session, content: string): Promise<void> {
  const disposition = { contentDisposition: 'render', contentType: 'application/dtmf-relay' };
  return sendInfo(session, { body: { ...disposition, content } });
}

/** Rejects with the reason of `signal` when that comes first. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => {
      clearTimeout(timer);
      reject(signal.reason as VoipError);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}
