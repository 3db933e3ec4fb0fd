import type { CallSnapshot } from '../state.js';
import type { DeviceManager } from './device-manager.js';
import { cadences, renderCadence, toneFor, type Tone } from './tones.js';

/**
 * Hz; the context resamples while it plays. At its own 48000, ringback is 48 000 sines computed
 * between the 180 and the 200, while the answer waits.
 */
const toneSampleRate = 16_000;

/** A way to an output of its own. */
interface Route {
  readonly sinkId: string;
  readonly node: AudioNode;
  readonly player: HTMLAudioElement;
}

/** Sounds one tone at a time: the ringtone where and as loud as it was chosen to ring, the others as the calls. */
export class Ringer {
  readonly #context: () => AudioContext;
  readonly #devices: Pick<DeviceManager, 'state' | 'setPlayback'>;
  #tone: Tone | null = null;
  #source: AudioBufferSourceNode | undefined;
  #gain: GainNode | undefined;
  #route: Route | undefined;

  /** @param context the page's audio context, made inside a press where there was one. */
  constructor(context: () => AudioContext, devices: Pick<DeviceManager, 'state' | 'setPlayback'>) {
    this.#context = context;
    this.#devices = devices;
  }

  /** Sounds as these calls ask for. */
  follow(calls: readonly CallSnapshot[]): void {
    this.play(toneFor(calls));
  }

  /** Starts, changes or stops; the same tone again is only put where it belongs by now. */
  play(tone: Tone | null): void {
    if (tone !== this.#tone) {
      this.#tone = tone;
      this.#source?.stop();
      this.#source = undefined;
      this.#gain?.disconnect();
      if (tone) this.#start(tone);
      else this.#leave();
    }
    if (tone) this.#adjust(tone);
  }

  #start(tone: Tone): void {
    const context = this.#context();
    const samples = renderCadence(cadences[tone], toneSampleRate);
    const buffer = context.createBuffer(1, samples.length, toneSampleRate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer, loop: cadences[tone].loop });
    this.#gain = new GainNode(context);
    this.#gain.connect(this.#output(context));
    source.connect(this.#gain);
    source.start();
    this.#source = source;
    this.#tellWhenBlocked(context);
  }

  #adjust(tone: Tone): void {
    const gain = this.#gain;
    if (!gain) return;
    const { volume, ringerVolume, effective } = this.#devices.state;
    const rings = tone === 'ringtone';
    gain.gain.value = rings ? ringerVolume : volume;
    const sinkId = (rings ? effective.ringer : effective.speaker) ?? '';
    if (sinkId === (this.#route?.sinkId ?? '')) return;
    gain.disconnect();
    this.#leave();
    if (sinkId) this.#take(sinkId);
    gain.connect(this.#output(this.#context()));
  }

  #output(context: AudioContext): AudioNode {
    return this.#route?.node ?? context.destination;
  }

  /**
   * By an audio element: only Chromium lets a context choose its output, and this one is the page's,
   * with sounds in it that belong elsewhere.
   */
  #take(sinkId: string): void {
    const node = this.#context().createMediaStreamDestination();
    const player = new Audio();
    player.srcObject = node.stream;
    const route = { sinkId, node, player };
    this.#route = route;
    player
      .setSinkId(sinkId)
      // Refused, or gone just now: better heard at the default than not at all.
      .catch(() => undefined)
      .then(() => (this.#route === route ? player.play() : undefined))
      .catch(() => undefined); // that sound is blocked is told by the context
  }

  #leave(): void {
    this.#route?.player.pause();
    this.#route = undefined;
  }

  /** A page that nobody has touched yet may ring, but is not heard. */
  #tellWhenBlocked(context: AudioContext): void {
    if (context.state === 'running') return;
    context.resume().catch(() => undefined); // stays as it is then
    if (!isHeldBack()) return;
    this.#devices.setPlayback('blocked');
    const changed = (): void => {
      if (context.state !== 'running') return;
      context.removeEventListener('statechange', changed);
      this.#devices.setPlayback('allowed');
    };
    context.addEventListener('statechange', changed);
  }
}

/** A context that does not run may also lack an audio device (Firefox); then a press would change nothing. */
function isHeldBack(): boolean {
  const { userActivation } = navigator as { userActivation?: UserActivation };
  const policy = (
    navigator as { getAutoplayPolicy?: (type: 'audiocontext') => string }
  ).getAutoplayPolicy?.('audiocontext');
  return policy ? policy === 'disallowed' : userActivation?.hasBeenActive === false;
}
