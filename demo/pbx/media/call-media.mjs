// @ts-check
/**
 * The media of one call to an extension: ICE lite, DTLS-SRTP, µ-law out, µ-law and keys in.
 *
 * ICE lite because of two faults of the full agent in werift 0.24: it asks a public STUN server even
 * when it is given none, and it fails on candidates whose mDNS name it cannot resolve, which is all
 * that Firefox shows.
 */
import { networkInterfaces } from 'node:os';
import {
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
} from 'werift';
import { DtmfReader } from './dtmf.mjs';
import { startFrameClock } from './frame-clock.mjs';
import { narrowOffer, widenAnswer } from './offer.mjs';
import { energyOf, frameSize, silence } from './ulaw.mjs';

/**
 * @typedef {{ packetsReceived: number, packetsSent: number, energyReceived: number }} MediaStats
 *   `energyReceived`: sum over the packets of their mean square, 0 as long as nothing but silence came
 */

const codecs = [
  new RTCRtpCodecParameters({
    mimeType: 'audio/PCMU',
    clockRate: 8_000,
    channels: 1,
    payloadType: 0,
  }),
  new RTCRtpCodecParameters({
    mimeType: 'audio/telephone-event',
    clockRate: 8_000,
    channels: 1,
    payloadType: 101,
  }),
];

/**
 * This machine's own addresses, the loopback only where there is no other: Firefox pairs no loopback
 * address with its own, and a socket of werift that was reached at 127.0.0.1 from another address of
 * this machine answers from that one, where the browser does not look for it.
 */
function mediaAddresses() {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outside = addresses.some(({ internal, family }) => !internal && family === 'IPv4');
  return outside ? {} : { iceAdditionalHostAddresses: ['127.0.0.1'] };
}

/** Frames an echo keeps at most: beyond it old sound is dropped rather than late. */
const echoFrames = 10;

export class CallMedia {
  #peer = new RTCPeerConnection({
    iceLite: true,
    iceServers: [],
    ...mediaAddresses(),
    codecs: { audio: codecs, video: [] },
  });
  #track = new MediaStreamTrack({ kind: 'audio' });
  #dtmf = new DtmfReader();
  #sequence = 0;
  #timestamp = 0;
  /** @type {Uint8Array[]} frames played before anything else */
  #prompts = [];
  /** @type {Uint8Array[]} */
  #heard = [];
  /** @type {Uint8Array | 'echo' | undefined} */
  #source;
  #position = 0;
  /** @type {(() => void) | undefined} */
  #stopClock;
  #sending = false;
  /** @type {MediaStats} */
  #stats = { packetsReceived: 0, packetsSent: 0, energyReceived: 0 };

  /** @param {{ onKey: (key: string) => void }} handlers */
  constructor(handlers) {
    this.#peer.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe((packet) => this.#receive(packet, handlers.onKey));
    });
  }

  /** @returns {MediaStats} */
  get stats() {
    return { ...this.#stats };
  }

  /** What is playing. */
  get source() {
    return this.#source;
  }

  /**
   * Works on the first offer as on every later one.
   *
   * @param {string} sdp
   * @returns {Promise<string | undefined>} the answer; undefined when the offer has nothing we speak
   */
  async answer(sdp) {
    const narrowed = narrowOffer(sdp);
    if (!narrowed) return undefined;
    await this.#peer.setRemoteDescription({ type: 'offer', sdp: narrowed.offer });
    const transceiver = this.#peer.getTransceivers()[0];
    if (!transceiver) return undefined;
    transceiver.setDirection('sendrecv');
    if (!transceiver.sender.track) await transceiver.sender.replaceTrack(this.#track);
    const answer = await this.#peer.createAnswer();
    await this.#peer.setLocalDescription(answer);
    const description = this.#peer.localDescription;
    if (!description) return undefined;
    this.#sending = /sendrecv|sendonly/.test(transceiver.currentDirection ?? '');
    this.#stopClock ??= startFrameClock(() => this.#sendFrame());
    return widenAnswer(description.sdp, narrowed.refused);
  }

  /**
   * From now on: a sound over and over, what is heard, or nothing.
   *
   * @param {Uint8Array | 'echo' | undefined} source
   */
  play(source) {
    this.#source = source;
    this.#position = 0;
    this.#heard = [];
  }

  /**
   * Once, before what is playing goes on.
   *
   * @param {Uint8Array | undefined} sound
   */
  prompt(sound) {
    for (let at = 0; sound && at < sound.length; at += frameSize) {
      this.#prompts.push(sound.subarray(at, at + frameSize));
    }
  }

  async close() {
    this.#stopClock?.();
    this.#track.stop();
    await this.#peer.close();
  }

  #nextFrame() {
    const prompt = this.#prompts.shift();
    if (prompt) return prompt;
    if (this.#source === 'echo') return this.#heard.shift() ?? silence;
    if (!this.#source) return silence;
    const frame = this.#source.subarray(this.#position, this.#position + frameSize);
    this.#position = (this.#position + frameSize) % this.#source.length;
    return frame;
  }

  #sendFrame() {
    if (!this.#sending || this.#peer.connectionState !== 'connected') return;
    const frame = this.#nextFrame();
    const header = new RtpHeader({
      sequenceNumber: this.#sequence,
      timestamp: this.#timestamp,
      payloadType: 0,
    });
    this.#sequence = (this.#sequence + 1) % 0x1_0000;
    this.#timestamp = (this.#timestamp + frameSize) % 0x1_0000_0000;
    this.#track.writeRtp(new RtpPacket(header, Buffer.from(frame)));
    this.#stats.packetsSent += 1;
  }

  /**
   * @param {RtpPacket} packet
   * @param {(key: string) => void} onKey
   */
  #receive(packet, onKey) {
    this.#stats.packetsReceived += 1;
    if (packet.header.payloadType !== 0) {
      const key = this.#dtmf.read(packet.payload, packet.header.timestamp);
      if (key) onKey(key);
      return;
    }
    this.#stats.energyReceived += energyOf(packet.payload);
    if (this.#source === 'echo') {
      this.#heard.push(packet.payload);
      if (this.#heard.length > echoFrames) this.#heard.shift();
    }
  }
}
