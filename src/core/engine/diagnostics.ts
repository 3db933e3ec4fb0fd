import type { ConfigLayers } from '../config.js';
import type { testConnection } from '../diagnosis/test-connection.js';
import type { DiagnoseOptions, DiagnosticsReport, DiagnosticsState } from '../diagnostics.js';
import { codedError, VoipError } from '../errors.js';
import { gatherMicrophoneFacts, microphoneError } from '../media/microphone-errors.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';
import type { AgentParts } from './agent-features.js';

/** Nobody is called by a test that has bound no address. */
const deaf = {
  onConnectionLost: () => undefined,
  onActivity: () => undefined,
  onRegistrationLost: () => undefined,
  onRegistered: () => undefined,
  onIncoming: () => null,
  onRefused: () => undefined,
};

/** Sole writer of the slice `diagnostics`. One test at a time, in the tab that asks for it. */
export class Diagnostics {
  readonly #parts: AgentParts;
  readonly #load: () => Promise<typeof testConnection>;
  #running: AbortController | undefined;

  constructor(parts: AgentParts, load: () => Promise<typeof testConnection>) {
    this.#parts = parts;
    this.#load = load;
  }

  /** Rejects with `call/invalid-state` while another one runs, and when the test cannot be fetched. */
  async run(options: DiagnoseOptions = {}): Promise<DiagnosticsReport> {
    if (this.#running) throw new VoipError('call/invalid-state', { detail: { running: 'test' } });
    const running = (this.#running = new AbortController());
    const { signal: asked } = options;
    const signal = asked ? AbortSignal.any([asked, running.signal]) : running.signal;
    try {
      const test = await this.#load();
      return await test(this.#testParts(options.config), { ...options, signal });
    } catch (cause) {
      const error = codedError(cause, 'network/load-failed');
      this.#tell({ status: 'failed', steps: [], error: error.toInfo() });
      throw error;
    } finally {
      this.#running = undefined;
    }
  }

  dispose(): void {
    this.#running?.abort();
  }

  #tell(state: DiagnosticsState): void {
    this.#parts.setTest(state, 'system');
  }

  #testParts(config: ConfigLayers['properties'] = {}): Parameters<typeof testConnection>[0] {
    const { settings, signaling, log, read } = this.#parts;
    return {
      settings: () => settings.tried(config),
      open: async (resolved: ResolvedSettings, media, trace) => {
        const setup = { ...(await settings.lineSetup(resolved)), media };
        return signaling.beside(setup, { handlers: deaf, log, trace });
      },
      microphoneFacts: gatherMicrophoneFacts,
      explainMicrophone: async (cause) =>
        microphoneError(cause, await gatherMicrophoneFacts()).code,
      chosenMicrophone: () => read().devices.chosen.microphone,
      tell: (state) => this.#tell(state),
    };
  }
}
