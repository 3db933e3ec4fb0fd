import { VoipError } from '../../src/core/errors.js';
import type {
  Credentials,
  InviteRequest,
  OutgoingCall,
} from '../../src/core/signaling/signaling.js';
import { pictureTrack } from './picture.js';
import { openLine, type ContractPbx, type Line, type Person } from './contract-pbx.js';
import { CallRecorder, calling, violations } from './recorder.js';

/** What the sentences of the contract are tried with: a fresh set for every test. */
export class Bench {
  readonly pbx: ContractPbx;
  readonly #microphone: MediaStreamTrack;
  readonly #lines: Line[] = [];
  readonly #tracks: MediaStreamTrack[] = [];

  constructor(pbx: ContractPbx, microphone: MediaStreamTrack) {
    this.pbx = pbx;
    this.#microphone = microphone;
  }

  /** A signaling that is not connected yet; without a person it is a guest's. */
  open(person?: Person, credentials?: Credentials): Line {
    const line = openLine(this.pbx, person, credentials);
    this.#lines.push(line);
    return line;
  }

  /** Connected, not registered. */
  async connected(person = this.pbx.alice): Promise<Line> {
    return this.#connect(this.open(person));
  }

  async guest(): Promise<Line> {
    return this.#connect(this.open());
  }

  async registered(person: Person): Promise<Line> {
    const line = await this.connected(person);
    await calling(() => line.signaling.register());
    return line;
  }

  /** Starts a call and listens to it. `onTold` runs inside every handler. */
  dial(
    { signaling }: Line,
    target: string,
    audio: Promise<MediaStreamTrack> = this.audio(),
    onTold?: () => void,
    headers: Readonly<Record<string, string>> = {},
    more: Partial<InviteRequest> = {},
  ): { call: OutgoingCall; heard: CallRecorder } {
    const heard = new CallRecorder(onTold);
    const { handlers } = heard;
    const call = calling(() => signaling.invite({ target, headers, audio, handlers, ...more }));
    return { call, heard };
  }

  /**
   * Counts the calls the PBX hears of, from now until the returned function is called. A call that
   * is challenged takes two INVITEs, so a call of known cost is made before and after.
   */
  async countCalls(line: Line): Promise<() => Promise<number>> {
    const invites = async (): Promise<number> => (await this.pbx.counts()).invites;
    const control = (): Promise<unknown> => this.dial(line, '602').heard.ended();
    const start = await invites();
    await control();
    const before = await invites();
    return async () => {
      await control();
      return ((await invites()) - before) / (before - start) - 1;
    };
  }

  /** A microphone of its own, as the phone gives one to each call. */
  audio(): Promise<MediaStreamTrack> {
    const track = this.#microphone.clone();
    this.#tracks.push(track);
    return Promise.resolve(track);
  }

  /** A camera of its own. */
  picture(): Promise<MediaStreamTrack> {
    const track = pictureTrack();
    this.#tracks.push(track);
    return Promise.resolve(track);
  }

  async #connect(line: Line): Promise<Line> {
    await calling(() => line.signaling.connect(this.pbx.server));
    return line;
  }

  /** Ends everything; says which rule of the port was broken meanwhile. */
  async close(): Promise<string[]> {
    const found = this.#tracks.some(({ readyState }) => readyState !== 'live')
      ? ['the implementation stopped a track that is not its own']
      : [];
    for (const { signaling, heard } of this.#lines) {
      await calling(() => signaling.dispose());
      heard.closed = 'dispose()';
    }
    this.#tracks.forEach((track) => track.stop());
    return [...found, ...violations.splice(0)];
  }
}

/** The error a promise rejects with; the port knows no other class. */
export async function refusalOf(promise: Promise<unknown>): Promise<VoipError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof VoipError) return error;
  throw error instanceof Error ? error : new Error('it did not reject with an error');
}
