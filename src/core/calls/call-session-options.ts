import type { MicrophoneLease } from '../media/microphone.js';
import type {
  CallHandlers,
  Direction,
  IncomingCall,
  OutgoingCall,
} from '../signaling/signaling.js';
import type { CallId, CallSnapshot, Origin } from '../state.js';
import type { CallEvent } from './call-machine.js';
import type { CallSession } from './call-session.js';

/** What a call needs from outside. */
export interface CallSessionOptions {
  readonly id: CallId;
  /** The call as it stands in the state. */
  read(): CallSnapshot;
  /** The only way to change it: through the machine. */
  apply(event: CallEvent, origin: Origin): void;
  acquireMicrophone(replace: (track: MediaStreamTrack) => Promise<void>): MicrophoneLease;
  play(track: MediaStreamTrack): void;
  setSpeakerMuted(on: boolean): void;
  /** What names the call on the wire changed. */
  onWireName(): void;
  /** Exactly once, after the state says `ended`. */
  onEnded(): void;
}

/** What a session gives to whoever goes on with its call. */
export interface GoingOn {
  readonly direction: Direction;
  readonly handlers: CallHandlers;
  /** Gets each call that is tried. */
  onCall(call: OutgoingCall): void;
}

/** Opens the camera for a call. */
export type OwnPicture = (session: CallSession) => Promise<MediaStreamTrack>;

/** A call that can be answered here. */
export type RingingCall = Omit<IncomingCall, 'remote' | 'offersVideo' | 'answerAfter'>;
