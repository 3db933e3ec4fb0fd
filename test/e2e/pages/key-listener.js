/**
 * Tells the keys of a telephone by the two tones of each (ITU-T Q.23), as a person would hear them. It
 * runs where the sound is, so that none is missed however busy the page is.
 */
const rows = [697, 770, 852, 941];
const columns = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];
/** 20 ms, looked at every 10. */
const blockLength = Math.round(sampleRate * 0.02);
const step = Math.round(blockLength / 2);

class KeyListener extends AudioWorkletProcessor {
  /** @type {number[]} */
  #block = [];
  #key = '';
  #pauses = 0;
  #listening = false;

  process([[channel] = []]) {
    // No key, but from now on none is missed.
    if (channel && !this.#listening) this.port.postMessage('');
    this.#listening ||= channel !== undefined;
    for (const sample of channel ?? []) {
      this.#block.push(sample);
      if (this.#block.length < blockLength) continue;
      this.#hear(keyIn(this.#block));
      this.#block.splice(0, step);
    }
    return true;
  }

  /** A browser that catches up plays a tone shorter and blurred: nothing else on a telephone is half as pure. */
  #hear({ key, purity }) {
    this.#pauses = purity < 0.25 ? this.#pauses + 1 : 0;
    if (this.#pauses === 2) this.#key = '';
    if (purity < 0.4 || this.#key === key) return;
    this.#key = key;
    this.port.postMessage(key);
  }
}

/** Which key it may be, and how much of the sound is its tones. @param {number[]} block */
function keyIn(block) {
  const all = block.reduce((sum, sample) => sum + sample * sample, 0) / block.length;
  if (all < 1e-6) return { key: '', purity: 0 };
  const [row, column] = [rows, columns].map((tones) => loudest(block, tones));
  const both = Math.min(row.power, column.power) > 0.1 * all;
  return {
    key: keys[row.index][column.index],
    purity: both ? (row.power + column.power) / all : 0,
  };
}

function loudest(block, tones) {
  const powers = tones.map((tone) => powerOf(block, tone));
  const power = Math.max(...powers);
  return { power, index: powers.indexOf(power) };
}

/** Goertzel: the mean square of one tone. */
function powerOf(block, tone) {
  const factor = 2 * Math.cos((2 * Math.PI * tone) / sampleRate);
  let [last, before] = [0, 0];
  for (const sample of block) [last, before] = [sample + factor * last - before, last];
  return ((last * last + before * before - factor * last * before) * 2) / block.length ** 2;
}

registerProcessor('key-listener', KeyListener);
