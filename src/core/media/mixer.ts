import { VoipError } from '../errors.js';
import type { CallId } from '../state.js';

/** How long a browser may take to start its sound, ms. */
const startMs = 2_000;

/** What one call brings in, and what it gets. */
interface Channel {
  readonly output: MediaStreamAudioDestinationNode;
  /** Our microphone, as this call gets it: each has its own clone. */
  microphone?: MediaStreamAudioSourceNode;
  /** The other side. */
  heard?: { readonly track: MediaStreamTrack; readonly node: MediaStreamAudioSourceNode };
}

/** Gives each call our microphone and all the other calls, never itself. */
export class Mixer {
  readonly #context: AudioContext;
  readonly #channels = new Map<CallId, Channel>();
  readonly #stop = new AbortController();

  private constructor(context: AudioContext) {
    this.#context = context;
    // A telephone call or an output that goes away may stop it: nobody here would be heard any more.
    const goOn = (): void => void (isRunning(context) || resume(context));
    context.addEventListener('statechange', goOn, { signal: this.#stop.signal });
  }

  /**
   * Rejects with `media/playback-blocked` where the browser does not start its sound: nobody has touched
   * the page, or, in Firefox, there is no output device (`resume()` stays pending then).
   *
   * @param shared gives the page's context; throws where there is none
   */
  static async open(shared: () => AudioContext): Promise<Mixer> {
    const context = openContext(shared);
    if (!isRunning(context)) await Promise.race([resume(context), passed(startMs)]);
    if (isRunning(context)) return new Mixer(context);
    throw new VoipError('media/playback-blocked', { detail: { context: context.state } });
  }

  /** Takes a call in, which hears the others from `outputOf()` on. */
  add(id: CallId): void {
    const output = new MediaStreamAudioDestinationNode(this.#context, { channelCount: 1 });
    for (const { heard } of this.#channels.values()) heard?.node.connect(output);
    this.#channels.set(id, { output });
  }

  /** What a call gets, made with this microphone. */
  outputOf(id: CallId, microphone: MediaStreamTrack): MediaStreamTrack {
    const channel = this.#channels.get(id);
    const [track] = channel?.output.stream.getAudioTracks() ?? [];
    if (!channel || !track) return microphone;
    channel.microphone?.disconnect();
    channel.microphone = this.#source(microphone);
    channel.microphone.connect(channel.output);
    return track;
  }

  /** What the others hear of a call; nothing while it only plays music to us. */
  hear(id: CallId, track: MediaStreamTrack | undefined): void {
    const channel = this.#channels.get(id);
    if (!channel || channel.heard?.track === track) return;
    channel.heard?.node.disconnect();
    delete channel.heard;
    if (!track) return;
    const node = this.#source(track);
    channel.heard = { track, node };
    for (const other of this.#channels.values()) {
      if (other !== channel) node.connect(other.output);
    }
  }

  remove(id: CallId): void {
    this.hear(id, undefined);
    const channel = this.#channels.get(id);
    this.#channels.delete(id);
    channel?.microphone?.disconnect();
    for (const { heard } of this.#channels.values()) {
      if (channel) heard?.node.disconnect(channel.output);
    }
    channel?.output.stream.getTracks().forEach((track) => track.stop());
  }

  /** The context stays: it is the page's. */
  close(): void {
    for (const id of [...this.#channels.keys()]) this.remove(id);
    this.#stop.abort();
  }

  #source(track: MediaStreamTrack): MediaStreamAudioSourceNode {
    const mediaStream = new MediaStream([track]);
    return new MediaStreamAudioSourceNode(this.#context, { mediaStream });
  }
}

const isRunning = ({ state }: AudioContext): boolean => state === 'running';

const resume = (context: AudioContext): Promise<void> => context.resume().catch(() => undefined);

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function openContext(shared: () => AudioContext): AudioContext {
  try {
    return shared();
  } catch (cause) {
    throw new VoipError('media/unsupported', { cause });
  }
}
