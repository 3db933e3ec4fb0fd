import type { DiagnosticsReport, DiagnosticStep } from './diagnostics.js';
import type { Intent } from './intents.js';
import type { ErrorInfo } from './errors.js';
import type { HistoryEntry } from './history.js';
import type { KeptSettings, SettingsChange } from './kept-settings.js';
import type { CallQuality } from './quality.js';
import type {
  CallEnd,
  CallId,
  CallSnapshot,
  ConnectionState,
  DevicesState,
  Origin,
  PresenceState,
  RegistrationState,
  SettingsState,
  SubscriptionsState,
} from './state.js';

/** What every event's `detail` holds; frozen plain data. */
export interface EventBase {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly ts: string;
  readonly origin: Origin;
  /** True in exactly one tab of the browser. */
  readonly leader: boolean;
}

export interface CallEventDetail extends EventBase {
  readonly call: CallSnapshot;
}

export interface BeforeEventDetail extends EventBase {
  readonly intent: Intent;
  readonly call: CallSnapshot | undefined;
  /** Delays what is about to happen, up to 10 s; a rejection stops it. */
  readonly waitUntil: (promise: PromiseLike<unknown>) => void;
}

/** What somebody saves, without secrets. */
export interface SavedDetail extends EventBase {
  readonly changes: readonly SettingsChange[];
  readonly settings: KeptSettings;
}

/** Detail by event name: facts first, then what can be stopped by `preventDefault()`. */
export interface PhoneEventDetails {
  'voip-ready': EventBase;
  'voip-connection': EventBase & { readonly connection: ConnectionState };
  'voip-registration': EventBase & { readonly registration: RegistrationState };
  'voip-login': EventBase & { readonly account: string };
  'voip-logout': EventBase;
  'voip-permission': EventBase & { readonly permission: DevicesState['permission'] };
  'voip-devices': EventBase & { readonly devices: DevicesState };
  'voip-settings-change': EventBase & { readonly settings: SettingsState };
  'voip-settings-save': SavedDetail;
  'voip-incoming': CallEventDetail;
  'voip-call-started': CallEventDetail;
  'voip-call-ringing': CallEventDetail;
  'voip-call-connected': CallEventDetail;
  'voip-call-changed': CallEventDetail & { readonly changed: readonly string[] };
  'voip-call-recovered': CallEventDetail;
  /** It did not ring because of the presence, and is over: missed. */
  'voip-call-silenced': CallEventDetail;
  'voip-presence': EventBase & { readonly presence: PresenceState };
  /** What a watched extension does, or whether messages wait, has changed. */
  'voip-subscriptions': EventBase & { readonly subscriptions: SubscriptionsState };
  'voip-call-ended': CallEventDetail & { readonly end: CallEnd };
  'voip-call-logged': EventBase & { readonly entry: HistoryEntry };
  'voip-dtmf': CallEventDetail & { readonly length: number };
  /** A transfer began, goes on, is done or has failed: `call.transfer`. */
  'voip-transfer': CallEventDetail;
  /** How a call sounds changed by something worth showing; with a `summary` when it is over. */
  'voip-quality': CallEventDetail & { readonly quality: CallQuality };
  /** One layer of a connection test that runs in this tab begins, or was judged. */
  'voip-test-step': EventBase & { readonly step: DiagnosticStep };
  /** The test is over, or was cancelled. */
  'voip-test-result': EventBase & { readonly report: DiagnosticsReport };
  'voip-availability': EventBase & {
    readonly available: boolean;
    readonly reason: 'disabled' | 'not-configured' | undefined;
  };
  'voip-visitor-state': EventBase & { readonly state: string; readonly call?: CallSnapshot };
  'voip-fallback': EventBase & { readonly kind: string };
  'voip-toggle': EventBase & { readonly open: boolean };
  /** CSS px of all that the element takes, what it has opened included. */
  'voip-resize': EventBase & {
    readonly width: number;
    readonly height: number;
    readonly mode: 'panel' | 'page' | 'bar' | 'floating';
    readonly open: boolean;
  };
  /** `call` where one was refused because all lines are busy; it is over. */
  'voip-error': EventBase & {
    readonly error: ErrorInfo;
    readonly callId?: CallId;
    readonly call?: CallSnapshot;
  };
  /** A link to a number was pressed that the dialer takes over: `number` is cleaned, `href` as it stands there. */
  'voip-dial-request': EventBase & {
    readonly number: string;
    readonly href: string;
    readonly waitUntil: BeforeEventDetail['waitUntil'];
  };
  'voip-before-connect': BeforeEventDetail;
  'voip-before-call': BeforeEventDetail;
  'voip-before-answer': BeforeEventDetail;
  'voip-before-hangup': BeforeEventDetail;
  /** Before `transfer()`, and with a `consultId` before `startTransfer()`. */
  'voip-before-transfer': BeforeEventDetail;
  'voip-before-save': SavedDetail & Pick<BeforeEventDetail, 'waitUntil'>;
}

export type PhoneEventName = keyof PhoneEventDetails;

/** What the one who announces an event has to give. */
export type DetailOf<K extends PhoneEventName> = Omit<PhoneEventDetails[K], keyof EventBase>;

export type PhoneEvent<K extends PhoneEventName = PhoneEventName> = CustomEvent<
  PhoneEventDetails[K]
>;

declare global {
  interface GlobalEventHandlersEventMap extends PhoneEventMap {}
}

export type PhoneEventMap = { [K in PhoneEventName]: PhoneEvent<K> };
