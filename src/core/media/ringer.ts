import type { CallSnapshot } from '../state.js';
import { cadences, renderCadence, toneFor, type Tone } from './tones.js';

/**
 * Hz; the context resamples while it plays. At its own 48000, ringback is 48 000 sines computed
 * between the 180 and the 200, while the answer waits.
 */
const toneSampleRate = 16_000;

/** Sounds one tone at a time. */
export class Ringer {
  readonly #context: () => AudioContext;
  #tone: Tone | null = null;
  #source: AudioBufferSourceNode | undefined;

  /** @param context the page's audio context, made inside a press where there was one. */
  constructor(context: () => AudioContext) {
    this.#context = context;
  }

  /** Sounds as these calls ask for. */
  follow(calls: readonly CallSnapshot[]): void {
    this.play(toneFor(calls));
  }

  /** Starts, changes or stops; the same tone again changes nothing. */
  play(tone: Tone | null): void {
    if (tone === this.#tone) return;
    this.#tone = tone;
    this.#source?.stop();
    this.#source = undefined;
    if (!tone) return;
    const context = this.#context();
    const samples = renderCadence(cadences[tone], toneSampleRate);
    const buffer = context.createBuffer(1, samples.length, toneSampleRate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer, loop: cadences[tone].loop });
    source.connect(context.destination);
    source.start();
    this.#source = source;
  }
}
