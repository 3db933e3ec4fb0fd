// @ts-check
const keys = '0123456789*#ABCD';

/**
 * Reads RFC 4733 events. An event is repeated in several packets with one timestamp, its last packet
 * three times: it counts once, at its first packet, so that no lost end swallows a digit.
 */
export class DtmfReader {
  /** @type {number | undefined} */
  #last;

  /**
   * @param {Uint8Array} payload
   * @param {number} timestamp of the RTP packet
   * @returns {string | undefined} the key, when it is a new one
   */
  read(payload, timestamp) {
    if (payload.length < 4 || timestamp === this.#last) return undefined;
    this.#last = timestamp;
    return keys[payload[0] ?? keys.length];
  }
}

/**
 * The key in an INFO request's body (application/dtmf-relay, application/dtmf).
 *
 * @param {string} body
 * @returns {string | undefined}
 */
export function keyOfInfo(body) {
  return /^(?:Signal\s*=\s*)?([0-9*#A-D])\s*$/im.exec(body)?.[1]?.toUpperCase();
}
