import type { VoipAdapter } from '../adapter.js';
import type { Announce } from '../announcer.js';
import type { ConfigLayers } from '../config.js';
import type { Contacts } from '../contacts.js';
import type { HistoryPage, HistoryQuery } from '../history.js';
import type { DiagnoseOptions, DiagnosticsReport } from '../diagnostics.js';
import type { Intent } from '../intents.js';
import type { SettingsEditor } from '../kept-settings.js';
import type { CallId } from '../state.js';
import type { Store } from '../store.js';
import type { CallPictures } from '../video.js';
import { createLeaderEngine } from './leader-engine.js';

/** What the eager phone lends the engine. */
export interface EngineHost {
  readonly name: string;
  readonly store: Store;
  readonly announce: Announce;
  /** Those in use now. */
  readonly adapters: ReadonlySet<VoipAdapter>;
}

/** The lazily loaded part of a phone, whichever role this tab plays. */
export interface Engine {
  /** Takes the configuration as it stands; a wrong value is told as `voip-error` and fails the verbs that need it. */
  start(layers: ConfigLayers): Promise<void>;
  /** Rejects with `config/…` when a value is wrong; what was in force before stays in force. */
  configure(layers: ConfigLayers): Promise<void>;
  /**
   * Asks the page, then does it. Resolves when the intent took effect; rejects with a VoipError when it
   * did not.
   * @param source the element the user acted on; without one it is the page's script
   */
  run(intent: Intent, source?: HTMLElement): Promise<void>;
  /** The call log of this account. Rejects with `config/not-configured` where none is kept. */
  history(query?: HistoryQuery): Promise<HistoryPage>;
  /** For a form; fetched when it is first asked for. Rejects with `network/load-failed`. */
  editSettings(): Promise<SettingsEditor>;
  /** Rejects with `config/not-configured` without an account. */
  contacts(): Promise<Contacts>;
  /** Rejects with `call/invalid-state` while another test runs in this tab. */
  diagnose(options?: DiagnoseOptions): Promise<DiagnosticsReport>;
  /** Nothing where another tab has the call. */
  videoOf(id: CallId): CallPictures;
  dispose(): Promise<void>;
}

/** Which role it plays may change at any moment. */
export function createEngine(host: EngineHost): Engine {
  return createLeaderEngine(host);
}
