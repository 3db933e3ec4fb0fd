import type { Core } from 'sip.js';
import { answerTo, headerOf, methodOf, readFrame, statusOf, type SipFrame } from './sip-frame.js';

/** Reason phrase of the answers given here, so that they are not taken for the server's. */
export const connectionLost = 'Connection Lost';

/** Made by SIP.js or our transport because no answer came. */
export function isOurs({ data, reasonPhrase }: Core.IncomingResponseMessage): boolean {
  return !data || reasonPhrase === connectionLost;
}

interface PendingRequest {
  readonly message: string;
  readonly frame: SipFrame;
}

/**
 * Requests of ours that have no final answer yet. When the socket goes, none will come: SIP.js would
 * wait 32 s, and for a re-INVITE that had a 100 for ever, refusing every further one meanwhile.
 */
export class PendingRequests {
  readonly #requests = new Map<string, PendingRequest>();
  #onSettled: (() => void)[] = [];

  sent(message: string): void {
    const frame = readFrame(message);
    if (!frame || statusOf(frame) || frame.startLine.startsWith('ACK ')) return;
    this.#requests.set(keyOf(frame), { message, frame });
  }

  /** Whether a response answers an INVITE of ours inside a call. */
  answersReinvite(response: SipFrame): boolean {
    const request = this.#requests.get(keyOf(response));
    return request !== undefined && methodOf(response) === 'INVITE' && isInDialog(request.frame);
  }

  received(response: SipFrame): void {
    if (statusOf(response) < 200) return;
    this.#requests.delete(keyOf(response));
    if (this.#requests.size === 0) this.#onSettled.splice(0).forEach((tell) => tell());
  }

  /** Resolves when nothing is open any more, or after `ms`. */
  async settled(ms: number): Promise<void> {
    if (this.#requests.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#onSettled.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /**
   * Empties the list. `answers`: a 503 for each (RFC 3261 §8.1.3.1 treats a transport error so). An
   * INVITE that starts a call gets none: the server may still ring somebody, and is told by CANCEL.
   * `repeat`: goodbyes that may not have arrived.
   */
  abandon(): { answers: string[]; repeat: string[] } {
    const open = [...this.#requests.values()];
    this.#requests.clear();
    const isGoodbye = ({ frame }: PendingRequest): boolean => isLastWord(methodOf(frame));
    return {
      answers: open
        .filter((one) => !isGoodbye(one))
        .filter(({ frame }) => methodOf(frame) !== 'INVITE' || isInDialog(frame))
        .map(({ frame }) => answerTo(frame, 503, connectionLost)),
      repeat: open.filter(isGoodbye).map(({ message }) => message),
    };
  }
}

/** Requests that end a call: worth sending late (Asterisk takes them on a new socket). */
export function isLastWord(method: string): boolean {
  return method === 'BYE' || method === 'CANCEL';
}

function keyOf(frame: SipFrame): string {
  const branch = /;\s*branch=([^;,\s]+)/i.exec(headerOf(frame, 'via') ?? '')?.[1] ?? '';
  return `${branch} ${methodOf(frame)}`;
}

function isInDialog(frame: SipFrame): boolean {
  return /;\s*tag=/i.test(headerOf(frame, 'to') ?? '');
}
