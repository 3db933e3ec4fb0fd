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
const pollMs = 50;

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
export async function untilSending(
  stats: () => Promise<RTCStatsReport | null>,
  signal: AbortSignal,
): Promise<void> {
  const latest = performance.now() + longestStartMs;
  while (!sending(await stats()) && performance.now() < latest) await wait(pollMs, signal);
}

function sending(report: RTCStatsReport | null): boolean {
  let packets = 0;
  report?.forEach(({ type, packetsSent }: { type: string; packetsSent?: number }) => {
    if (type === 'outbound-rtp') packets += packetsSent ?? 0;
  });
  return packets >= steadyPackets;
}

/** RFC 4733. Resolves when the last tone has been played; rejects with the reason of `signal`. */
export function playTones(
  sender: RTCDTMFSender,
  tones: string,
  signal: AbortSignal,
): Promise<void> {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  return new Promise<void>((resolve, reject) => {
    sender.addEventListener(
      'tonechange',
      // The empty tone is said when the buffer has run out.
      ({ tone }) => tone === '' && resolve(),
      options,
    );
    signal.addEventListener('abort', () => reject(signal.reason as VoipError), options);
    sender.insertDTMF(tones, toneMs, gapMs);
  }).finally(() => listening.abort());
}

/** One SIP INFO per key (application/dtmf-relay), no faster than a finger. */
export async function sendTonesByInfo(
  send: (body: string) => Promise<void>,
  tones: string,
  signal: AbortSignal,
): Promise<void> {
  for (const tone of tones) {
    if (tone === ',') {
      await wait(pauseMs, signal);
      continue;
    }
    await send(`Signal=${tone}\r\nDuration=${toneMs}\r\n`);
    await wait(toneMs + gapMs, signal);
  }
}

/** As RTP events where that was agreed on, else by INFO. */
export function sendTones(
  sender: RTCDTMFSender | null | undefined,
  session: Session,
  tones: string,
  signal: AbortSignal,
): Promise<void> {
  if (sender) return playTones(sender, tones, signal);
  const disposition = { contentDisposition: 'render', contentType: 'application/dtmf-relay' };
  const send = (content: string): Promise<void> =>
    whileAlive(sendInfo(session, { body: { ...disposition, content } }), signal);
  return sendTonesByInfo(send, tones, signal);
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
