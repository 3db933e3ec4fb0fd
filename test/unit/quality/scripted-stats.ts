/** Reports as a browser gives them, of a call that goes on for so many ms more with each. */
export class ScriptedStats {
  readonly #energyOfMicrophone: boolean;
  #at = 1_000_000;
  #received = 0;
  #lost = 0;
  #sent = 0;
  #heard = 0;
  #spoken = 0;
  #buffered = 0;
  #delay = 0;
  ssrc = 1;

  /** @param energyOfMicrophone false as in Firefox */
  constructor(energyOfMicrophone = true) {
    this.#energyOfMicrophone = energyOfMicrophone;
  }

  next(
    change: {
      ms?: number;
      received?: number;
      lost?: number;
      jitter?: number;
      roundTrip?: number;
      codec?: string;
    } = {},
  ): RTCStatsReport {
    const { ms = 2000, received = 100, lost = 0, jitter = 0.004, roundTrip = 0.03 } = change;
    this.#at += ms;
    this.#received += received;
    this.#lost += lost;
    this.#sent += 100;
    this.#heard += 0.1;
    this.#spoken += 0.1;
    this.#buffered += 16_000;
    this.#delay += 16_000 * 0.04;
    const { ssrc } = this;
    const stats = [
      { id: 'C', type: 'codec', mimeType: `audio/${change.codec ?? 'PCMU'}` },
      {
        id: 'I',
        type: 'inbound-rtp',
        kind: 'audio',
        timestamp: this.#at,
        ssrc,
        codecId: 'C',
        packetsReceived: this.#received,
        packetsLost: this.#lost,
        packetsDiscarded: 0,
        jitter,
        jitterBufferDelay: this.#delay,
        jitterBufferEmittedCount: this.#buffered,
        totalAudioEnergy: this.#heard,
      },
      { id: 'V', type: 'inbound-rtp', kind: 'video', timestamp: this.#at, packetsLost: 10_000 },
      { id: 'O', type: 'outbound-rtp', kind: 'audio', packetsSent: this.#sent, codecId: 'C' },
      { id: 'R', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: roundTrip },
      {
        id: 'S',
        type: 'media-source',
        kind: 'audio',
        ...(this.#energyOfMicrophone ? { totalAudioEnergy: this.#spoken } : {}),
      },
    ];
    return new Map<string, unknown>(stats.map((one) => [one.id, one]));
  }
}
