import type { HistoryEdit } from './history.js';
import type { CallId, DeviceKind, PresenceChange } from './state.js';

export interface CallOptions {
  /** Offers video with the own camera. */
  video?: boolean;
  /** Name shown for the called party until a better one is known. */
  displayName?: string;
  callerId?: string;
  /** Extra headers, `X-` names only. */
  headers?: Readonly<Record<string, string>>;
  /** Context attributes of this call, added to the configured ones. */
  context?: Readonly<Record<string, string>>;
}

/**
 * What somebody wants, as plain data: it can wait for the engine, cross to another tab, be printed
 * in a report and be replayed in a test.
 */
export type Intent =
  | { readonly type: 'connect' }
  | { readonly type: 'disconnect' }
  | {
      readonly type: 'call';
      readonly id: CallId;
      readonly target: string;
      readonly options: CallOptions;
      /** The press that led here still counts as a user gesture in the browser's eyes. */
      readonly activated: boolean;
      /** A window was asked for in the press: once it has the line, the call is made there. */
      readonly callWindow?: 'opened' | 'blocked';
    }
  /** Brings line, calls and media into this tab. */
  | { readonly type: 'takeOver' }
  | { readonly type: 'answer'; readonly id: CallId; readonly video?: boolean }
  | { readonly type: 'decline'; readonly id: CallId }
  | { readonly type: 'hangup'; readonly id: CallId }
  | { readonly type: 'hangupAll' }
  | { readonly type: 'hold'; readonly id: CallId }
  | { readonly type: 'resume'; readonly id: CallId }
  | { readonly type: 'swap' }
  | { readonly type: 'mute'; readonly id: CallId | undefined; readonly on: boolean }
  | { readonly type: 'muteSpeaker'; readonly id: CallId; readonly on: boolean }
  | { readonly type: 'sendDtmf'; readonly id: CallId; readonly tones: string }
  | AgentIntent
  | { readonly type: 'setDevice'; readonly kind: DeviceKind; readonly deviceId: string }
  /** 0 to 1; of the calls, or of the ringtone. */
  | { readonly type: 'setVolume'; readonly volume: number; readonly of?: 'ringer' | undefined }
  /** A press said that sound may play now. */
  | { readonly type: 'unlockSound' }
  | ({ readonly type: 'editHistory' } & HistoryEdit);

export type TransferIntent =
  | {
      readonly type: 'transfer';
      readonly id: CallId;
      readonly target: string;
      /** Attended: the id that the call gets in which the target is asked. */
      readonly consultId?: CallId;
    }
  /** Of an attended one: joined, or called off. */
  | { readonly type: 'endTransfer'; readonly id: CallId; readonly join: boolean };

/** What only an agent's phone is asked for; what carries it out is fetched then. */
export type AgentIntent =
  | TransferIntent
  | { readonly type: 'merge'; readonly ids: readonly CallId[] }
  | { readonly type: 'split'; readonly id: CallId }
  | { readonly type: 'setVideo'; readonly id: CallId; readonly on: boolean }
  | { readonly type: 'shareScreen'; readonly id: CallId; readonly on: boolean }
  /** Without a tone here; the caller goes on waiting. */
  | { readonly type: 'silence'; readonly id: CallId }
  | ({ readonly type: 'setPresence' } & PresenceChange)
  /** Something may have changed that the browser does not tell, such as a permission. */
  | { readonly type: 'refreshDevices' }
  | {
      readonly type: 'setRecording';
      readonly id: CallId;
      readonly recording: 'on' | 'off' | 'paused';
    };

/** What a call with video is asked for by. */
export type VideoIntent = Extract<Intent, { type: 'call' | 'answer' | 'setVideo' | 'shareScreen' }>;

export type IntentType = Intent['type'];
