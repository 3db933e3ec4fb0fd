// @ts-check
/**
 * A caller with sound: werift on the browser's side, its INVITE and BYE by the raw client. It offers
 * what a browser would: DTLS-SRTP with µ-law and telephone-event.
 */
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader } from 'werift';
import { energyOf, frameSize } from '../media/ulaw.mjs';
import { header } from '../sip/message.mjs';

/** @typedef {import('./raw-client.mjs').RawClient} RawClient */
/** @typedef {import('../sip/message.mjs').Request} Request */
/** @typedef {import('../sip/message.mjs').Response} Response */

const eventPayload = 101;
/** @type {(name: string, payloadType: number) => RTCRtpCodecParameters} */
const codec = (name, payloadType) =>
  new RTCRtpCodecParameters({
    mimeType: `audio/${name}`,
    clockRate: 8_000,
    channels: 1,
    payloadType,
  });

export class Caller {
  #peer;
  #track = new MediaStreamTrack({ kind: 'audio' });
  #sequence = 0;
  #timestamp = 0;
  /** @type {Set<() => void>} */
  #waiting = new Set();
  /** @type {Buffer[]} payloads of the µ-law packets, oldest first */
  heard = [];
  /** @type {Request | undefined} */
  invite;

  /**
   * @param {RawClient} client
   * @param {string} stun address of a STUN server
   */
  constructor(client, stun) {
    this.client = client;
    this.#peer = new RTCPeerConnection({
      iceServers: [{ urls: stun }],
      iceUseIpv4: false,
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      codecs: { audio: [codec('PCMU', 0), codec('telephone-event', eventPayload)], video: [] },
    });
    this.#peer.addTransceiver(this.#track, { direction: 'sendrecv' });
    this.#peer.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe(({ payload }) => {
        this.heard.push(payload);
        for (const wake of this.#waiting) wake();
      });
    });
  }

  /** Sum of the mean squares of the packets heard since the n-th. @param {number} [from] */
  energy(from = 0) {
    return this.heard.slice(from).reduce((sum, payload) => sum + energyOf(payload), 0);
  }

  /** @param {string} number */
  async call(number) {
    const offer = await this.#peer.createOffer();
    await this.#peer.setLocalDescription(offer);
    this.invite = await this.client.invite(number, {
      headers: [['Content-Type', 'application/sdp']],
      body: this.#peer.localDescription?.sdp ?? '',
    });
  }

  /** Takes an answer's, or a provisional answer's, media into use. @param {Response} response */
  async accept({ body }) {
    await this.#peer.setRemoteDescription({ type: 'answer', sdp: body });
  }

  /** The call is answered and acknowledged, and its media flows. */
  async connected() {
    const answer = await this.client.final('INVITE');
    if (answer.status !== 200 || !this.invite) throw new Error(`answered ${answer.status}`);
    if (!this.#peer.remoteDescription) await this.accept(answer);
    this.client.send(this.client.follow('ACK', this.invite, answer));
    this.answer = answer;
    return answer;
  }

  /**
   * @param {number} packets in all
   * @returns {Promise<void>}
   */
  async untilHeard(packets) {
    while (this.heard.length < packets) {
      await new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`heard ${this.heard.length}`)), 5_000);
        const wake = () => {
          clearTimeout(late);
          this.#waiting.delete(wake);
          resolve(undefined);
        };
        this.#waiting.add(wake);
      });
    }
  }

  /** One 20 ms frame of µ-law. @param {Uint8Array} frame */
  speak(frame) {
    this.#send(Buffer.from(frame), 0, this.#timestamp);
    this.#timestamp += frameSize;
  }

  /**
   * A key as RFC 4733 §2.5 has it: an event in several packets, its end three times, one timestamp.
   *
   * @param {number} event 0 … 15
   */
  press(event) {
    const payload = (/** @type {number} */ end, /** @type {number} */ duration) =>
      Buffer.from([event, end | 10, duration >> 8, duration & 0xff]);
    for (const duration of [160, 320, 480]) {
      this.#send(payload(0, duration), eventPayload, this.#timestamp);
    }
    for (let i = 0; i < 3; i += 1) this.#send(payload(0x80, 640), eventPayload, this.#timestamp);
    this.#timestamp += 1_600;
  }

  /**
   * A request within the call.
   *
   * @param {'BYE' | 'INFO'} method
   * @param {string} [body] a key (application/dtmf-relay)
   */
  within(method, body = '') {
    if (!this.invite || !this.answer) throw new Error('no call');
    const request = this.client.follow(method, this.invite, this.answer);
    if (body) request.headers.push(['Content-Type', 'application/dtmf-relay']);
    this.client.send({ ...request, body });
    return this.client.final(method);
  }

  /**
   * Another offer within the call.
   *
   * @param {(sdp: string) => string} change
   * @returns {Promise<Response>} the final answer, acknowledged
   */
  async offerAgain(change) {
    const { invite, answer, client } = this;
    if (!invite || !answer) throw new Error('no call');
    const request = client.build('INVITE', invite.uri, {
      from: header(invite, 'From') ?? '',
      to: header(answer, 'To') ?? '',
      callId: header(invite, 'Call-ID') ?? '',
      headers: [['Content-Type', 'application/sdp']],
      body: change(this.#peer.localDescription?.sdp ?? ''),
    });
    client.send(request);
    const response = await client.final('INVITE');
    client.send(client.follow('ACK', request, response));
    return response;
  }

  /**
   * @param {Buffer} payload
   * @param {number} payloadType
   * @param {number} timestamp
   */
  #send(payload, payloadType, timestamp) {
    const sender = this.#peer.getTransceivers()[0]?.sender;
    if (!sender) throw new Error('no call');
    const { ssrc, dtlsTransport } = sender;
    const rtp = new RtpHeader({ sequenceNumber: this.#sequence, timestamp, payloadType, ssrc });
    this.#sequence += 1;
    // Below the sender, which would make the first codec of every packet.
    void dtlsTransport.sendRtp(payload, rtp);
  }

  /** Once something was heard: a handshake of werift's that is cut off keeps its timers for 30 s. */
  async close() {
    this.#track.stop();
    await this.#peer.close();
  }
}
