// @ts-check
/** G.711 µ-law, the codec every browser has to speak (RFC 7874 §3). */

const bias = 0x84;
const clip = 32_635;

/** Bytes, and samples, in 20 ms. */
export const frameSize = 160;
export const sampleRate = 8_000;

/**
 * @param {number} sample −1 … 1
 * @returns {number} one byte
 */
function encode(sample) {
  const linear = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
  const magnitude = Math.min(Math.abs(linear), clip) + bias;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((linear < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/**
 * @param {number} byte
 * @returns {number} −1 … 1
 */
function decode(byte) {
  const code = ~byte & 0xff;
  const magnitude = (((code & 0x0f) << 3) + bias) << ((code >> 4) & 7);
  return ((code & 0x80 ? -1 : 1) * (magnitude - bias)) / 32_768;
}

const decoded = Float32Array.from({ length: 256 }, (_, byte) => decode(byte));

/**
 * @param {Float32Array} samples −1 … 1 at 8 kHz
 * @returns {Uint8Array}
 */
export const encodeAll = (samples) => Uint8Array.from(samples, encode);

/**
 * Mean square of a frame: 0 is silence, 0.5 a sine at full scale.
 *
 * @param {Uint8Array} frame
 */
export function energyOf(frame) {
  let sum = 0;
  for (const byte of frame) {
    const sample = decoded[byte] ?? 0;
    sum += sample * sample;
  }
  return frame.length === 0 ? 0 : sum / frame.length;
}

/** 20 ms of silence. */
export const silence = encodeAll(new Float32Array(frameSize));
