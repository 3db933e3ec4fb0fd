import type { Codec } from '../../src/core/state.js';
import type {
  Credentials,
  Signaling,
  SignalingFactory,
} from '../../src/core/signaling/signaling.js';
import { LineRecorder } from './recorder.js';

/**
 * A PBX the contract can be tried on: it has the numbers of the demo PBX and lets two people
 * register who can call each other.
 */
export interface ContractPbx {
  readonly factory: SignalingFactory;
  readonly server: string;
  /** An address where nobody listens. */
  readonly deadServer: string;
  readonly domain: string;
  readonly alice: Person;
  readonly bob: Person;
  /** How many sockets were opened, INVITE requests for new calls received, by now. */
  counts(): Promise<{ sockets: number; invites: number }>;
  /** The digits of the last call to 606 as the PBX understood them, when there are so many. */
  digits(count: number): Promise<string>;
  /** Has the extension 1010, which nobody registers as, do this from now on. */
  setExtension(state: { status: 'idle' | 'ringing' | 'busy'; remote?: string }): Promise<void>;
  /** Messages in the mailbox of alice. */
  setMailbox(mailbox: { new: number; old: number }): Promise<void>;
  /** Ends every subscription, as a restart does. */
  deactivateSubscriptions(): Promise<void>;
  /** Breaks every socket without a word. */
  dropConnections(): Promise<void>;
  dispose(): Promise<void>;
}

export interface Person {
  readonly username: string;
  readonly credentials: Credentials;
}

const codecs: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma'];

/** A signaling with everything around it that a sentence of the contract needs. */
export interface Line {
  readonly signaling: Signaling;
  readonly heard: LineRecorder;
}

let nextInstance = 0;

function instanceId(): string {
  nextInstance += 1;
  return `urn:uuid:00000000-0000-4000-8000-${String(nextInstance).padStart(12, '0')}`;
}

/** @param person absent for a guest */
export function openLine(pbx: ContractPbx, person?: Person, credentials?: Credentials): Line {
  const heard = new LineRecorder();
  const signaling = pbx.factory({
    account: {
      domain: pbx.domain,
      username: person?.username ?? 'anonymous',
      displayName: '',
      guest: !person,
      outboundProxy: '',
      instanceId: instanceId(),
    },
    credentials: credentials ?? person?.credentials ?? {},
    media: { iceServers: [], iceTransportPolicy: 'all', codecs, video: true },
    handlers: heard.handlers,
    log: () => undefined,
  });
  return { signaling, heard };
}
