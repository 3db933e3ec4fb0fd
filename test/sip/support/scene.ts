import type { VoipError } from '../../../src/core/errors.js';
import { SipSignaling } from '../../../src/core/signaling/sip/sip-signaling.js';
import type {
  Account,
  CallHandlers,
  Credentials,
  IncomingCall,
  InviteRequest,
  OutgoingCall,
  Registration,
  SignaledEnd,
  SentInvite,
} from '../../../src/core/signaling/signaling.js';
import type { Codec } from '../../../src/core/state.js';
import { MediaPeer, toneTrack } from './media-peer.js';
import { ScriptedServer, type Received } from './scripted-server.js';

export const server = 'wss://pbx.test/ws';

const account: Account = {
  domain: 'pbx.test',
  username: 'alice',
  displayName: '',
  guest: false,
  outboundProxy: '',
  instanceId: 'urn:uuid:00000000-0000-4000-8000-000000000001',
};

/** What one call told, in words. */
export class Listener {
  readonly told: string[] = [];
  readonly ended: Promise<SignaledEnd>;
  readonly handlers: CallHandlers;
  readonly tracks: MediaStreamTrack[] = [];
  /** The names under which the INVITE was told to be at the server. */
  readonly invites: SentInvite[] = [];
  #waiting: (() => void)[] = [];

  constructor() {
    let end: (value: SignaledEnd) => void = () => undefined;
    this.ended = new Promise((resolve) => (end = resolve));
    this.handlers = {
      onProgress: ({ status, earlyMedia }) => this.#tell(`${status}${earlyMedia ? ' heard' : ''}`),
      onConnected: () => this.#tell('connected'),
      onRemoteHold: (held) => this.#tell(held ? 'held' : 'resumed'),
      onTrying: (invite) => void this.invites.push(invite),
      onDialog: () => this.#tell('dialog'),
      onRemoteTrack: (track) => {
        this.tracks.push(track);
        this.#tell('track');
      },
      onVideo: ({ local, remote, offered }) =>
        this.#tell(`video ${local}${remote ? ' seen' : ''}${offered ? ' offered' : ''}`),
      onMediaState: (state) => this.#tell(`media ${state}`),
      onRemoteIdentity: ({ displayName }) => this.#tell(`identity ${displayName}`),
      onEnded: (value) => {
        this.#tell('ended');
        end(value);
      },
    };
  }

  async hears(what: string, times = 1): Promise<void> {
    while (this.told.filter((one) => one === what).length < times) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #tell(what: string): void {
    this.told.push(what);
    for (const look of this.#waiting.splice(0)) look();
  }
}

/** One signaling, its scripted server, a microphone and the other end's media. */
export class Scene {
  readonly server = new ScriptedServer();
  readonly refused: VoipError[] = [];
  readonly lost: VoipError[] = [];
  readonly unregistered: VoipError[] = [];
  readonly registered: Registration[] = [];
  readonly log: { message: string; detail: object | undefined }[] = [];
  readonly signaling: SipSignaling;
  /** Answers `onIncoming`; null refuses. */
  decide: (call: IncomingCall) => CallHandlers | null = () => null;
  readonly #tone = toneTrack();
  readonly #peers: MediaPeer[] = [];

  constructor(
    changes: Partial<Account> = {},
    credentials: Credentials = { password: 'secret' },
    iceServers: RTCIceServer[] = [],
    codecs: Codec[] = [],
  ) {
    this.signaling = new SipSignaling(
      {
        account: { ...account, ...changes },
        credentials,
        media: { iceServers, iceTransportPolicy: 'all', codecs },
        handlers: {
          onConnectionLost: (error) => this.lost.push(error),
          onActivity: () => undefined,
          onRegistrationLost: (error) => this.unregistered.push(error),
          onRegistered: (granted) => this.registered.push(granted),
          onIncoming: (call) => this.decide(call),
          onRefused: (error) => this.refused.push(error),
        },
        log: (_level, message, detail) => this.log.push({ message, detail }),
      },
      this.server.open,
    );
  }

  static async connected(...options: ConstructorParameters<typeof Scene>): Promise<Scene> {
    const scene = new Scene(...options);
    await scene.signaling.connect(server);
    return scene;
  }

  get microphone(): MediaStreamTrack {
    return this.#tone.track;
  }

  peer(): MediaPeer {
    const peer = new MediaPeer(this.#tone.track);
    this.#peers.push(peer);
    return peer;
  }

  dial(
    target = '600',
    request: Partial<InviteRequest> = {},
  ): { call: OutgoingCall; heard: Listener } {
    const heard = new Listener();
    const { handlers } = heard;
    const audio = Promise.resolve(this.microphone);
    const call = this.signaling.invite({ target, headers: {}, audio, handlers, ...request });
    return { call, heard };
  }

  /** An answered outgoing call. */
  async talk(): Promise<{
    call: OutgoingCall;
    heard: Listener;
    invite: Received;
    peer: MediaPeer;
  }> {
    const { call, heard } = this.dial();
    const invite = await this.server.next('INVITE');
    const peer = this.peer();
    this.server.reply(invite, 200, { body: await peer.answer(invite.body) });
    await this.server.next('ACK');
    await heard.hears('connected');
    return { call, heard, invite, peer };
  }

  /** An incoming call that rings here. */
  async ring(
    invite: { body?: string; headers?: readonly string[] } = {},
  ): Promise<{ call: IncomingCall; heard: Listener; peer: MediaPeer; ringing: Received }> {
    const heard = new Listener();
    const peer = this.peer();
    const body = invite.body ?? (await peer.offer());
    const offered = new Promise<IncomingCall>((resolve) => {
      this.decide = (call) => {
        resolve(call);
        return heard.handlers;
      };
    });
    this.server.invite('alice', { ...invite, body });
    const ringing = await this.server.next('180');
    return { call: await offered, heard, peer, ringing };
  }

  /** Answers everything that says goodbye, and leaves. */
  async close(): Promise<void> {
    await this.signaling.dispose();
    for (const peer of this.#peers) peer.close();
    this.#tone.stop();
  }
}

/** Of a To or From. */
export function tagOf(address: string): string {
  return /;tag=([^;]+)/.exec(address)?.[1] ?? '';
}

/** What a promise rejects with, as its code. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'resolved';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

/** What was begun by a message is done in the next task. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
