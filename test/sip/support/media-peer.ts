/** The other end of the sound: a browser's own RTCPeerConnection that plays a tone. */
export class MediaPeer {
  readonly #connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  readonly #track: MediaStreamTrack;

  constructor(track: MediaStreamTrack) {
    this.#track = track;
  }

  get connection(): RTCPeerConnection {
    return this.#connection;
  }

  /** The answer to an offer, with its candidates. */
  async answer(sdp: string): Promise<string> {
    const first = !this.#connection.currentLocalDescription;
    await this.#connection.setRemoteDescription({ type: 'offer', sdp });
    if (first) this.#connection.addTrack(this.#track);
    await this.#connection.setLocalDescription(await this.#connection.createAnswer());
    return this.#described();
  }

  async offer(direction: RTCRtpTransceiverDirection = 'sendrecv'): Promise<string> {
    const [known] = this.#connection.getTransceivers();
    if (known) known.direction = direction;
    else this.#connection.addTransceiver(this.#track, { direction });
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    return this.#described();
  }

  answered(sdp: string): Promise<void> {
    return this.#connection.setRemoteDescription({ type: 'answer', sdp });
  }

  /** Resolves when sound has come from the other side. */
  async hears(): Promise<void> {
    for (;;) {
      for (const entry of (await this.#connection.getStats()).values()) {
        const { type, packetsReceived } = entry as { type: string; packetsReceived?: number };
        if (type === 'inbound-rtp' && (packetsReceived ?? 0) > 0) return;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  close(): void {
    this.#connection.close();
  }

  async #described(): Promise<string> {
    while (this.#connection.iceGatheringState !== 'complete') {
      await new Promise((resolve) =>
        this.#connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
      );
    }
    return this.#connection.localDescription?.sdp ?? '';
  }
}

/** A steady tone as a microphone. */
export function toneTrack(): { track: MediaStreamTrack; stop: () => void } {
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(output);
  tone.start();
  const [track] = output.stream.getAudioTracks();
  if (!track) throw new Error('no track');
  return {
    track,
    stop: () => {
      track.stop();
      void context.close();
    },
  };
}
