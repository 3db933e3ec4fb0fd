import type { VoipError } from './errors.js';

/** The layers of a connection, in the order in which they are tested. */
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

/** One layer, and what was found of it. */
export interface DiagnosticStep {
  readonly name: DiagnosticStepName;
  readonly status: DiagnosticStatus;
  /** What is broken, as far as a browser can tell; words are made by the elements. */
  readonly diagnosis?: string;
  /** How long it took, in milliseconds. */
  readonly tookMs?: number;
  /** What was seen, without secrets: codes, addresses, counts. */
  readonly seen: Readonly<Record<string, string | number | boolean>>;
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
  readonly versions: Readonly<Record<string, string>>;
  readonly steps: readonly DiagnosticStep[];
  /** The first broken layer, if any: what is to be seen to before anything else. */
  readonly first?: DiagnosticStepName;
  readonly messages: readonly DiagnosticMessage[];
  readonly candidates: readonly string[];
}

/** The slice `diagnostics` of the state: the test that runs, or the last one. */
export interface DiagnosticsState {
  readonly status: 'running' | 'done' | 'cancelled';
  readonly steps: readonly DiagnosticStep[];
  readonly report?: DiagnosticsReport;
  readonly error?: VoipError;
}

export interface DiagnoseOptions {
  /** Which layers; all but `call` by default. A layer that others need is tested all the same. */
  readonly steps?: readonly DiagnosticStepName[];
  /** The number of an echo service for `call`; naming one asks for that layer. */
  readonly target?: string;
  /** Ends the test early; nothing is left on the server. */
  readonly signal?: AbortSignal;
}
