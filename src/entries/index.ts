/** What `voip-elements` exports. Importing it registers no tag and touches no page. */
export { getPhone } from '../core/index.js';
export { VoipError } from '../core/errors.js';
export { VoipButton } from '../components/voip-button/voip-button.js';
export { VoipDialer } from '../components/voip-dialer/voip-dialer.js';
export { VoipSettings } from '../components/voip-settings/voip-settings.js';
export { version } from '../core/version.js';

export type { Phone } from '../core/phone.js';
export type { AdapterContact, LookupQuery, VoipAdapter } from '../core/adapter.js';
export type { Contact, ContactDraft, ContactNumber, Contacts } from '../core/contacts.js';
export type { PhoneConfig } from '../core/config.js';
export type { ErrorCategory, ErrorInfo, VoipErrorCode } from '../core/errors.js';
export type {
  HistoryEdit,
  HistoryEntry,
  HistoryPage,
  HistoryQuery,
  RecentsState,
} from '../core/history.js';
export type { CallOptions, Intent, IntentType } from '../core/intents.js';
export type { LogLevel, LogSink } from '../core/logger.js';
export type {
  BeforeEventDetail,
  CallEventDetail,
  EventBase,
  PhoneEvent,
  PhoneEventDetails,
  PhoneEventMap,
  PhoneEventName,
} from '../core/events.js';
export type {
  AuthMethod,
  CallCapability,
  CallContext,
  CallEnd,
  CallId,
  CallSnapshot,
  CallState,
  CallsState,
  Codec,
  ConnectionState,
  DeviceInfo,
  DeviceKind,
  DevicesState,
  Origin,
  Outcome,
  PhoneState,
  ReasonCode,
  RecordRef,
  RegistrationState,
  RemoteParty,
  SettingsState,
} from '../core/state.js';
