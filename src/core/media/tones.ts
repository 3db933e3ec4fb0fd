import type { CallSnapshot } from '../state.js';

/** What should sound in this tab besides the calls themselves. */
export type Tone = 'ringback' | 'ringtone' | 'call-waiting' | 'busy' | 'auto-answer';

interface Cadence {
  /** Hz, sounding together. */
  readonly frequencies: readonly number[];
  /** Seconds of sound and of silence, alternating. */
  readonly pattern: readonly number[];
  readonly gain: number;
  readonly loop: boolean;
}

/** Ringback and busy as in ITU-T E.180 (425 Hz); the ringtone is two soft notes. */
export const cadences: Readonly<Record<Tone, Cadence>> = {
  ringback: { frequencies: [425], pattern: [1, 4], gain: 0.08, loop: true },
  ringtone: { frequencies: [660, 880], pattern: [0.4, 0.2, 0.4, 2], gain: 0.2, loop: true },
  'call-waiting': { frequencies: [425], pattern: [0.2, 0.2, 0.2, 9.4], gain: 0.05, loop: true },
  // Before a microphone that nobody opened is on: two short beeps are no ringing.
  'auto-answer': { frequencies: [990], pattern: [0.18, 0.08, 0.18, 0.1], gain: 0.2, loop: false },
  busy: { frequencies: [425], pattern: [0.48, 0.48, 0.48, 0.48], gain: 0.08, loop: false },
};

/**
 * The one tone for the calls as they stand. Early media brings its own ringing from the far end
 * (RFC 3960 §3.1), so none is made here.
 */
export function toneFor(calls: readonly CallSnapshot[]): Tone | null {
  const inCall = calls.some((call) => call.state === 'connected' || call.state === 'recovering');
  const rings = (call: CallSnapshot): boolean => call.state === 'ringing';
  const asks = (call: CallSnapshot): boolean => rings(call) && call.direction === 'incoming';
  if (calls.some((call) => asks(call) && call.autoAnswer)) return 'auto-answer';
  if (calls.some((call) => asks(call) && !call.silenced)) {
    return inCall ? 'call-waiting' : 'ringtone';
  }
  if (calls.some((call) => rings(call) && call.direction === 'outgoing' && !call.earlyMedia)) {
    return 'ringback';
  }
  const last = calls.at(-1);
  return last?.end?.outcome === 'busy' && last.direction === 'outgoing' ? 'busy' : null;
}

/** One period of a cadence as samples, with 10 ms ramps so that nothing clicks. */
export function renderCadence(
  { frequencies, pattern, gain }: Cadence,
  sampleRate: number,
): Float32Array<ArrayBuffer> {
  const seconds = pattern.reduce((sum, part) => sum + part, 0);
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let start = 0;
  pattern.forEach((duration, index) => {
    const length = Math.round(duration * sampleRate);
    if (index % 2 === 0) {
      for (let i = 0; i < length && start + i < samples.length; i += 1) {
        const ramp = Math.min(1, i / (0.01 * sampleRate), (length - i) / (0.01 * sampleRate));
        let wave = 0;
        for (const hz of frequencies) wave += Math.sin((2 * Math.PI * hz * i) / sampleRate);
        samples[start + i] = (wave / frequencies.length) * ramp * gain;
      }
    }
    start += length;
  });
  return samples;
}
