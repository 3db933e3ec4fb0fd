import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { PhoneConfig } from '../../../core/config.js';
import type { DiagnoseOptions } from '../../../core/diagnostics.js';
import type { Phone } from '../../../core/phone.js';
import type { TestStrings } from '../../i18n/diagnosis-words.js';
import { saveFile } from '../../shared/save-file.js';
import type { Suggestion } from '../suggestions.js';
import { connectionTestView, type ConnectionTestActions } from './connection-test-view.js';
import { connectionTestStyles } from './connection-test.styles.js';
import { reportText } from './report-text.js';

/** The element the test is shown in, which follows the state of the phone. */
export interface ConnectionTestHost extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  readonly phone: Phone;
  readonly shadowRoot: ShadowRoot | null;
  readonly strings?: TestStrings | undefined;
}

export interface ConnectionTestOptions {
  /** What stands in a form and is not in force yet; nothing: what is in force. */
  config?(): PhoneConfig | undefined;
  /** Of what was found, what may be taken. */
  suggestions?(): readonly Suggestion[];
  /** It is to stand in its field. */
  take?(found: Suggestion): void;
  /** In which numbers are written. */
  lang(): string;
  failed(cause: unknown): void;
}

/** The connection test of a form: fetched when it is opened first. */
export class ConnectionTest {
  readonly #host: ConnectionTestHost;
  readonly #options: ConnectionTestOptions;
  readonly #actions: ConnectionTestActions;
  #stop: AbortController | undefined;
  #note: 'testCopied' | 'testNotCopied' | undefined;

  constructor(host: ConnectionTestHost, options: ConnectionTestOptions) {
    const { styleSheet } = connectionTestStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
    this.#options = options;
    this.#actions = {
      start: () => void this.#start(),
      cancel: () => this.#stop?.abort(),
      copy: () => void this.#copy(),
      save: () => this.#save(),
      take: (found) => options.take?.(found),
    };
  }

  render(): TemplateResult {
    const { phone, strings } = this.#host;
    const lang = this.#options.lang();
    const suggestions = this.#options.suggestions?.() ?? [];
    const model = { test: phone.state.diagnostics, strings, note: this.#note, lang, suggestions };
    return connectionTestView(model, this.#actions);
  }

  /** Nobody looks any more: what runs is cancelled. */
  close(): void {
    this.#stop?.abort();
  }

  async #start(): Promise<void> {
    this.#stop = new AbortController();
    this.#say(undefined);
    const input = this.#host.shadowRoot?.querySelector('input[name=test-target]');
    const target = input instanceof HTMLInputElement ? input.value.trim() : '';
    const config = this.#options.config?.();
    const options: DiagnoseOptions = {
      signal: this.#stop.signal,
      ...(target ? { target } : {}),
      ...(config ? { config } : {}),
    };
    try {
      await this.#host.phone.diagnose(options);
    } catch (cause) {
      this.#options.failed(cause);
    }
  }

  async #copy(): Promise<void> {
    const { report } = this.#host.phone.state.diagnostics ?? {};
    if (!report) return;
    try {
      await navigator.clipboard.writeText(reportText(report));
      this.#say('testCopied');
    } catch {
      // Not allowed in this frame, or the page is insecure.
      this.#say('testNotCopied');
    }
  }

  #save(): void {
    const { report } = this.#host.phone.state.diagnostics ?? {};
    if (!report) return;
    const name = `voip-elements-test-${report.startedAt.replace(/[:.]/g, '-')}.json`;
    saveFile(name, 'application/json', JSON.stringify(report, null, 2));
  }

  #say(note: 'testCopied' | 'testNotCopied' | undefined): void {
    this.#note = note;
    this.#host.requestUpdate();
  }
}
