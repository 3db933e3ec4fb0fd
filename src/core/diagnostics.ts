import type { PhoneConfig } from './config.js';
import type { ErrorInfo } from './errors.js';

/** The layers of a connection, in the order in which they build on each other. */
export type DiagnosticStepName =
  | 'page'
  | 'address'
  | 'server'
  | 'websocket'
  | 'account'
  | 'microphone'
  | 'codecs'
  | 'stun'
  | 'turn'
  | 'network'
  | 'call';

/** `warned`: works, with something to be told. `skipped`: an earlier layer is broken, or nobody asked for it. */
export type DiagnosticStatus =
  'waiting' | 'running' | 'passed' | 'warned' | 'failed' | 'skipped' | 'cancelled';

/**
 * What is broken, as far as a browser can tell: one word for all causes that look the same from a page
 * (docs/diagnosis.md).
 */
export type Diagnosis =
  // page
  | 'insecure-page'
  | 'webrtc-missing'
  | 'microphone-policy'
  // address
  | 'not-configured'
  | 'port-blocked'
  | 'address-invalid'
  | 'address-insecure'
  | 'settings-invalid'
  | 'blocked-by-policy'
  // server, websocket
  | 'unreachable-or-untrusted'
  | 'certificate-refused'
  | 'no-answer'
  | 'not-connected'
  | 'local-network-denied'
  | 'not-a-websocket'
  | 'no-sip-subprotocol'
  // account
  | 'no-sip-answer'
  | 'credentials-missing'
  | 'credentials-rejected'
  | 'ha1-rejected'
  | 'realm-mismatch'
  | 'digest-unsupported'
  | 'account-unknown'
  | 'account-refused'
  | 'no-registrar'
  | 'redirected'
  | 'request-refused'
  | 'server-error'
  | 'token-failed'
  // microphone
  | 'microphone-denied'
  | 'microphone-not-allowed'
  | 'microphone-unanswered'
  | 'microphone-missing'
  | 'microphone-in-use'
  | 'microphone-failed'
  | 'microphone-silent'
  // codecs
  | 'no-usable-codec'
  // stun, turn, network
  | 'stun-silent'
  | 'ice-server-unreachable'
  | 'turn-refused'
  | 'turn-expired'
  | 'turn-silent'
  | 'udp-blocked'
  | 'no-candidates'
  // call
  | 'guest-refused'
  | 'call-refused'
  | 'call-unanswered'
  | 'offer-refused'
  | 'no-common-codec'
  | 'answer-without-encryption'
  | 'media-not-connected'
  | 'no-audio-in'
  | 'no-echo'
  // anywhere
  | 'test-failed';

/** What was seen, without secrets: codes, addresses, counts. */
export type DiagnosticFacts = Readonly<Record<string, string | number | boolean>>;

/** One layer, and what was found of it. */
export interface DiagnosticStep {
  readonly name: DiagnosticStepName;
  readonly status: DiagnosticStatus;
  /** Words for it are made by the elements. */
  readonly diagnosis?: Diagnosis;
  /** How long it took, in milliseconds. */
  readonly tookMs?: number;
  readonly seen: DiagnosticFacts;
}

/** One SIP message of the test, without secrets. */
export interface DiagnosticMessage {
  /** Milliseconds since the start of the test. */
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly text: string;
}

/** What `phone.diagnose()` resolves with: plain data, to be kept or sent. */
export interface DiagnosticsReport {
  /** ISO 8601. */
  readonly startedAt: string;
  readonly tookMs: number;
  readonly outcome: 'done' | 'cancelled';
  /** `browser` is its user agent string. */
  readonly versions: Readonly<Record<string, string>>;
  readonly steps: readonly DiagnosticStep[];
  /** The first broken layer, if any: what is to be seen to before anything else. */
  readonly first?: DiagnosticStepName;
  /** A server that the tested one names or redirects to: `host`, or a SIP URI. */
  readonly suggestedProxy?: string;
  /** `wss://…` on the host that was tested, where SIP was found while the tested address has none. */
  readonly suggestedServer?: string;
  readonly messages: readonly DiagnosticMessage[];
  /** `type protocol address:port`, of our own side. */
  readonly candidates: readonly string[];
}

/** The slice `diagnostics` of the state: the test that runs in this tab, or the last one. */
export interface DiagnosticsState {
  readonly status: 'running' | 'done' | 'cancelled' | 'failed';
  readonly steps: readonly DiagnosticStep[];
  readonly report?: DiagnosticsReport;
  /** Why there is no report. */
  readonly error?: ErrorInfo;
}

export interface DiagnoseOptions {
  /** Which layers; all by default, `call` where there is a `target`. What one builds on is tested all the same. */
  readonly steps?: readonly DiagnosticStepName[];
  /** The number of an echo service, to be called. */
  readonly target?: string;
  /** Settings to be tried on top of those in force, which stay in force. */
  readonly config?: PhoneConfig;
  /** Ends the test early; nothing is left on the server. */
  readonly signal?: AbortSignal;
}
