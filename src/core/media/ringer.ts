import { cadences, renderCadence, type Tone } from './tones.js';

/** Sounds one tone at a time. */
export class Ringer {
  readonly #context: () => AudioContext;
  #tone: Tone | null = null;
  #source: AudioBufferSourceNode | undefined;

  /** @param context the page's audio context, made inside a press where there was one. */
  constructor(context: () => AudioContext) {
    this.#context = context;
  }

  /** Starts, changes or stops; the same tone again changes nothing. */
  play(tone: Tone | null): void {
    if (tone === this.#tone) return;
    this.#tone = tone;
    this.#source?.stop();
    this.#source = undefined;
    if (!tone) return;
    const context = this.#context();
    const samples = renderCadence(cadences[tone], context.sampleRate);
    const buffer = context.createBuffer(1, samples.length, context.sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = new AudioBufferSourceNode(context, { buffer, loop: cadences[tone].loop });
    source.connect(context.destination);
    source.start();
    this.#source = source;
  }

  dispose(): void {
    this.play(null);
  }
}
