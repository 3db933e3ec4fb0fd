import type { CallHandlers, OutgoingCall, SignaledEnd, Signaling } from '../signaling/signaling.js';
import { readStats } from './call-stats.js';
import type { CallFindings } from './judge-call.js';

/** ms until the number has answered, until media is up, and to listen. */
const answerMs = 6_000;
const mediaMs = 4_000;
const listenMs = 4_000;
/** Enough to say that a stream flows, and not only its first packets. */
const enoughPackets = 25;
const audible = 1e-9;

export interface TestCall {
  readonly signaling: Signaling;
  readonly target: string;
  readonly track: MediaStreamTrack;
  readonly guest: boolean;
}

/** Calls the number, measures sound both ways, and hangs up whatever happens. */
export async function probeCall(
  { signaling, target, track, guest }: TestCall,
  signal: AbortSignal,
): Promise<CallFindings> {
  const course = new Course();
  signal.addEventListener('abort', course.changed);
  const start = performance.now();
  const call = signaling.invite({
    target,
    headers: {},
    audio: Promise.resolve(track),
    handlers: course.handlers,
  });
  const over = (): boolean => signal.aborted || course.end !== undefined;
  try {
    await course.until(() => course.answered || over(), answerMs);
    const answerTookMs = Math.round(performance.now() - start);
    if (course.answered) await course.until(() => course.media || over(), mediaMs);
    const flow = course.media && !over() ? await listen(call, over) : readStats(null);
    return {
      guest,
      answered: course.answered,
      connected: course.media,
      packetsReceived: flow.packetsReceived,
      packetsSent: flow.packetsSent,
      heard: flow.energy > audible || (course.playable ? false : undefined),
      ...(course.end ? { end: course.end } : {}),
      seen: { target, ...(course.answered ? { answerTookMs } : {}), ...flow.facts },
    };
  } finally {
    course.close();
    await call.end();
  }
}

async function listen(
  call: OutgoingCall,
  over: () => boolean,
): Promise<ReturnType<typeof readStats>> {
  const until = performance.now() + listenMs;
  for (;;) {
    const stats = readStats(await call.stats());
    const enough = stats.packetsReceived > enoughPackets && stats.energy > audible;
    if (enough || over() || performance.now() > until) return stats;
    // Statistics have no event; Chromium answers from a cache for 50 ms.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** How far the call has come. */
class Course {
  answered = false;
  media = false;
  /** The browser lets sound play, so that it can be measured. */
  playable = true;
  end: SignaledEnd | undefined;
  readonly #sound = new Audio();
  #look: () => void = () => undefined;
  readonly changed = (): void => this.#look();
  readonly handlers: CallHandlers = {
    onProgress: () => undefined,
    onConnected: () => {
      this.answered = true;
      this.changed();
    },
    onRemoteHold: () => undefined,
    onTrying: () => undefined,
    onDialog: () => undefined,
    onRemoteTrack: (track) => this.#play(track),
    onVideo: () => undefined,
    onMediaState: (state) => {
      this.media ||= state === 'connected';
      this.changed();
    },
    onRemoteIdentity: () => undefined,
    onEnded: (end) => {
      this.end = end;
      this.changed();
    },
  };

  close(): void {
    this.#sound.srcObject = null;
  }

  /**
   * All but unheard. What is not played is not decoded, and Chromium measures what it plays: of a muted element
   * the energy stays 0.
   */
  #play(track: MediaStreamTrack): void {
    this.#sound.volume = 0.02;
    this.#sound.srcObject = new MediaStream([track]);
    this.#sound.play().catch(() => (this.playable = false));
  }

  until(condition: () => boolean, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#look = () => {
        if (!condition()) return;
        clearTimeout(timer);
        resolve();
      };
      this.#look();
    });
  }
}
