import type { CallConference, RecordingWish } from './conference.js';
import type { DevicesState } from './devices-state.js';
import type { DiagnosticsState } from './diagnostics.js';
import type { ErrorInfo } from './errors.js';
export type { CallConference, RecordingWish } from './conference.js';
import type { RecentsState } from './history.js';
import type { QualityState } from './quality.js';
import type { PresenceState } from './presence-state.js';
export type { PresenceChange, PresenceState } from './presence-state.js';
import type { VideoState } from './video.js';
export type { DeviceInfo, DeviceKind, DevicesState } from './devices-state.js';

/** Where a change came from. */
export type Origin = 'user' | 'api' | 'remote' | 'system' | 'tab';

/** Ours, stable across tabs and reloads; not the SIP Call-ID. */
export type CallId = string;

export type CallState =
  'dialing' | 'ringing' | 'answering' | 'connected' | 'recovering' | 'ending' | 'ended';

export type Outcome =
  | 'completed'
  | 'missed'
  | 'no-answer'
  | 'busy'
  | 'declined'
  | 'cancelled'
  | 'answered-elsewhere'
  | 'transferred'
  | 'unreachable'
  | 'invalid-number'
  | 'forbidden'
  | 'payment-required'
  | 'media-failed'
  | 'device-failed'
  | 'network-lost'
  | 'failed';

/** Why a control is not offered. */
export type ReasonCode =
  | 'not-connected'
  | 'pending'
  | 'not-supported'
  | 'on-hold'
  | 'no-other-call'
  /** A guest may not have others called. */
  | 'no-account'
  /** It asks for the transfer of another call, which is the one to be joined or called off. */
  | 'consulting';

export type CallCapability = 'hold' | 'mute' | 'dtmf' | 'transfer' | 'video' | 'merge' | 'record';

export interface CallEnd {
  readonly by: 'local' | 'remote' | 'system';
  readonly outcome: Outcome;
  readonly sip?: { readonly code: number; readonly reason: string };
  readonly q850?: number;
  readonly error?: ErrorInfo;
}

export interface RemoteParty {
  /** The user part (or whole URI when there is none) as signalled, cleaned of control and bidi characters. */
  readonly raw: string;
  readonly e164?: string;
  readonly display: string;
  readonly name?: string;
  readonly nameSource?: 'sip' | 'contacts' | 'adapter' | 'page';
  readonly anonymous: boolean;
  readonly verified: boolean;
}

export interface RecordRef {
  readonly type: string;
  readonly id: string;
}

export interface CallContext {
  readonly source: string;
  readonly records: readonly RecordRef[];
  readonly page?: { readonly url: string; readonly title: string };
  readonly attributes?: Readonly<Record<string, string>>;
  readonly verified: boolean;
}

export interface CallSnapshot {
  readonly id: CallId;
  readonly direction: 'incoming' | 'outgoing';
  readonly state: CallState;
  readonly hold: {
    readonly local: 'off' | 'pending' | 'on';
    readonly remote: boolean;
    /** ISO 8601 instant since when nobody is heard because of a hold. */
    readonly since?: string;
    /** Seconds of earlier holds of this call. */
    readonly seconds: number;
  };
  readonly muted: boolean;
  readonly speakerMuted: boolean;
  /** Sound of the other side is heard although nobody answered yet (183 with SDP). */
  readonly earlyMedia: boolean;
  readonly video: VideoState;
  readonly remote: RemoteParty;
  readonly local: {
    readonly account: string;
    readonly callerId?: string;
    /** Made without an account. */
    readonly guest?: true;
  };
  /** It rings, but without a tone here. */
  readonly silenced?: true;
  /** It is about to be answered without a press, because the server asked for that. */
  readonly autoAnswer?: true;
  readonly transfer?: CallTransfer;
  /** The conversation this call is part of; in each of its calls the same. */
  readonly conference?: CallConference;
  /** The call for whose transfer this one asks first. */
  readonly consults?: CallId;
  readonly queue?: { readonly name?: string; readonly position?: number; readonly etaSec?: number };
  /** What the PBX has agreed to; `unknown` where it says nothing of it. */
  readonly recording: 'off' | 'on' | 'paused' | 'unknown';
  /** What it was asked for last by a feature code, to which no PBX gives an answer. */
  readonly recordingAsked?: RecordingWish;
  readonly can: Readonly<Record<CallCapability, true | ReasonCode>>;
  readonly createdAt: string;
  readonly ringingAt?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  /** Seconds; set when ended. */
  readonly durations?: { readonly ring: number; readonly talk: number; readonly hold: number };
  readonly end?: CallEnd;
  readonly context: CallContext;
}

/** The other side shall go on with somebody else in our place. */
export interface CallTransfer {
  readonly kind: 'blind' | 'attended';
  /**
   * `started` also while the target is asked first (attended). What was last known of it stays when the
   * call ends before that is settled.
   */
  readonly state: 'started' | 'ringing' | 'completed' | 'failed';
  /** As it was dialled. */
  readonly target: string;
  /** Attended: the call in which the target is asked. */
  readonly consultId?: CallId;
  /** Why it failed. */
  readonly error?: ErrorInfo;
}

export interface CallsState {
  readonly byId: Readonly<Record<CallId, CallSnapshot>>;
  /** Oldest first. Ended calls stay until the next call starts. */
  readonly order: readonly CallId[];
  readonly activeId: CallId | null;
}

export interface ConnectionState {
  readonly status: 'disconnected' | 'connecting' | 'connected' | 'reconnecting' | 'failed';
  readonly server: string | null;
  /** Consecutive failed attempts. */
  readonly attempt: number;
  /** ISO 8601 instant of the next attempt. */
  readonly retryAt: string | null;
  /** ISO 8601 instant of the last answer from the server. */
  readonly lastConfirmedAt: string | null;
  readonly error: ErrorInfo | null;
}

export interface RegistrationState {
  readonly status: 'off' | 'registering' | 'registered' | 'unregistering' | 'failed';
  readonly expiresAt: string | null;
  readonly error: ErrorInfo | null;
}

export type AuthMethod = 'guest' | 'secret' | 'ha1' | 'token';
export type Codec = 'opus' | 'g722' | 'pcmu' | 'pcma' | 'g729';

/** The settings in force, never with a secret in them. */
export interface SettingsState {
  readonly configured: boolean;
  readonly servers: readonly string[];
  readonly domain: string;
  readonly username: string;
  readonly authUser: string;
  readonly displayName: string;
  readonly auth: AuthMethod;
  readonly register: boolean;
  readonly outboundProxy: string;
  readonly target: string;
  readonly codecs: readonly Codec[];
  readonly maxCalls: number;
  readonly onLeave: 'keep' | 'end';
  readonly callLog: 'keep' | 'off';
  readonly autoAnswer: 'off' | 'own';
  readonly video: boolean;
  /** `info`, or the feature codes that start, stop and pause it, comma separated; empty: not offered. */
  readonly record: string;
  /** Extensions whose state is watched. */
  readonly watch: readonly string[];
  /** The number that plays messages; empty: the PBX is not asked for them. */
  readonly voicemail: string;
  /** What is dialled before an extension to take the call that rings there. */
  readonly pickupCode: string;
  readonly tokenSrc: string;
  readonly error: ErrorInfo | null;
}

/** What the PBX tells of a mailbox (RFC 3842). */
export interface MessagesWaiting {
  /** Some PBXs tell nothing more than this: the counts are 0 then. */
  readonly waiting: boolean;
  readonly new: number;
  readonly old: number;
  /** Of the new ones. */
  readonly urgent: number;
}

/** What another extension does (RFC 4235). `ringing`: its call can be picked up. `unknown`: the PBX does not tell. */
export type ExtensionStatus = 'idle' | 'ringing' | 'busy' | 'unknown';

export interface WatchedExtension {
  readonly extension: string;
  readonly status: ExtensionStatus;
  /** Who rings there, or speaks with it, where the PBX tells: as signalled, cleaned. */
  readonly remote?: { readonly number: string; readonly name: string };
}

export interface SubscriptionsState {
  /** Null where the PBX is not asked, or does not tell. */
  readonly messages: MessagesWaiting | null;
  /** In the order of the setting. */
  readonly extensions: readonly WatchedExtension[];
}

export interface PhoneState {
  readonly core: 'idle' | 'loading' | 'ready' | 'failed';
  readonly tab: {
    readonly role: 'solo' | 'leader' | 'follower';
    readonly sound: 'here' | 'elsewhere' | 'none';
  };
  readonly connection: ConnectionState;
  readonly registration: RegistrationState;
  readonly calls: CallsState;
  readonly devices: DevicesState;
  /** Null until the engine has judged them: defaults never count as configured. */
  readonly settings: SettingsState | null;
  /** Null where no call log is kept. */
  readonly recents: RecentsState | null;
  /** Null until it was set once: the phone is available then. */
  readonly presence: PresenceState | null;
  /** Null while no call is measured. */
  readonly quality: QualityState | null;
  /** Null where nothing is watched at the PBX. */
  readonly subscriptions: SubscriptionsState | null;
  /** Of this tab. Null until a connection test was begun. */
  readonly diagnostics: DiagnosticsState | null;
}

export const initialState: PhoneState = {
  core: 'idle',
  tab: { role: 'solo', sound: 'none' },
  connection: {
    status: 'disconnected',
    server: null,
    attempt: 0,
    retryAt: null,
    lastConfirmedAt: null,
    error: null,
  },
  registration: { status: 'off', expiresAt: null, error: null },
  calls: { byId: {}, order: [], activeId: null },
  devices: {
    permission: 'unknown',
    microphones: [],
    speakers: [],
    cameras: [],
    chosen: {},
    effective: {},
    absent: {},
    volume: 1,
    ringerVolume: 1,
    playback: 'allowed',
  },
  settings: null,
  recents: null,
  presence: null,
  quality: null,
  subscriptions: null,
  diagnostics: null,
};
