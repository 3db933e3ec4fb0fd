// @ts-check
/**
 * What is heard. Everything is computed once: µ-law at 8 kHz, whole 20 ms frames, written to be
 * repeated without a seam.
 */
import { encodeAll, frameSize, sampleRate } from './ulaw.mjs';

/** @param {number} seconds */
const buffer = (seconds) =>
  new Float32Array(Math.round((seconds * sampleRate) / frameSize) * frameSize);

/** @param {number} key of a piano, 69 is A4 */
const pitch = (key) => 440 * 2 ** ((key - 69) / 12);

/**
 * Adds one struck note, like a small bell: a few partials that fade at their own pace. What reaches
 * beyond the end goes on at the beginning.
 *
 * @param {Float32Array} samples
 * @param {{ at: number, key: number, level: number }} note seconds, piano key, 0 … 1
 */
function strike(samples, { at, key, level }) {
  const start = Math.round(at * sampleRate);
  const partials = /** @type {const} */ ([
    [1, 1, 3],
    [2, 0.35, 5],
    [3.01, 0.12, 9],
  ]);
  for (let i = 0; i < 1.6 * sampleRate; i += 1) {
    const t = i / sampleRate;
    // 6 ms of attack: without it every note begins with a click.
    const attack = Math.min(1, t / 0.006);
    let sum = 0;
    for (const [ratio, part, decay] of partials) {
      sum += part * Math.exp(-decay * t) * Math.sin(2 * Math.PI * pitch(key) * ratio * t);
    }
    const index = (start + i) % samples.length;
    samples[index] = (samples[index] ?? 0) + level * attack * sum;
  }
}

/**
 * Chords broken upwards and down again, a bass note under each: quiet waiting music.
 *
 * @param {readonly (readonly number[])[]} chords piano keys
 * @param {number} step seconds between two notes
 */
function melody(chords, step) {
  const perChord = 8;
  const samples = buffer(chords.length * perChord * step);
  chords.forEach((keys, bar) => {
    const from = bar * perChord * step;
    strike(samples, { at: from, key: (keys[0] ?? 60) - 12, level: 0.22 });
    for (let i = 0; i < perChord; i += 1) {
      const turn = keys.length * 2 - 2;
      const position = i % turn;
      const key = keys[position < keys.length ? position : turn - position] ?? 60;
      strike(samples, { at: from + i * step, key: key + 12, level: i % 4 === 0 ? 0.2 : 0.14 });
    }
  });
  return encodeAll(samples);
}

/**
 * @param {readonly number[]} frequencies Hz
 * @param {{ seconds: number, level?: number }} options
 */
function tone(frequencies, { seconds, level = 0.25 }) {
  const samples = buffer(seconds);
  for (let i = 0; i < samples.length; i += 1) {
    const t = i / sampleRate;
    for (const frequency of frequencies) {
      samples[i] = (samples[i] ?? 0) + level * Math.sin(2 * Math.PI * frequency * t);
    }
  }
  return encodeAll(samples);
}

/** @param {readonly number[]} keys struck one after the other */
function chime(keys) {
  const samples = buffer(keys.length * 0.16 + 0.5);
  keys.forEach((key, i) => strike(samples, { at: i * 0.16, key, level: 0.3 }));
  return encodeAll(samples);
}

/** Three tunes to wait with; key 1 changes them. */
export const melodies = [
  melody(
    [
      [60, 64, 67, 71],
      [57, 60, 64, 67],
      [62, 65, 69, 72],
      [55, 59, 62, 65],
    ],
    0.25,
  ),
  melody(
    [
      [65, 69, 72, 76],
      [64, 67, 71, 74],
      [62, 65, 69, 72],
      [60, 64, 67, 72],
    ],
    0.3,
  ),
  melody(
    [
      [57, 60, 64, 69],
      [53, 57, 60, 65],
      [60, 64, 67, 72],
      [55, 59, 62, 67],
    ],
    0.2,
  ),
];

/** Played once when the help desk picks up. */
export const greeting = chime([67, 72, 76, 79]);
export const goodbye = chime([79, 76, 72, 67]);

/** A quiet dial tone: the collector is listening. */
export const dialTone = tone([350, 440], { seconds: 1, level: 0.08 });
/** 1000 Hz, as test sets send it. */
export const testTone = tone([1_000], { seconds: 1 });

const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477, 1633];
const keypad = '1 2 3 A 4 5 6 B 7 8 9 C * 0 # D'.split(' ');

/** The key's own two tones, as an acknowledgement one can hear. @type {ReadonlyMap<string, Uint8Array>} */
export const keyTones = new Map(
  keypad.map((key, i) => [
    key,
    tone([rows[Math.floor(i / 4)] ?? 697, columns[i % 4] ?? 1209], { seconds: 0.12, level: 0.2 }),
  ]),
);
