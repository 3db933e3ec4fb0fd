import { codedError, VoipError } from '../../core/errors.js';
import type { Intent } from '../../core/intents.js';
import type { KeptSettings, SettingsEditor, TypedSecrets } from '../../core/kept-settings.js';
import { liveCalls } from '../../core/selectors.js';
import { report } from '../shared/report.js';
import { forgetEverything } from './forget-everything.js';
import { draftOf, settingsOf, typedOf, type Draft } from './settings-draft.js';
import { initialUi, type Question, type SettingsUi } from './settings-ui.js';
import type { VoipSettings } from './voip-settings.js';

/** What an account consists of: a call keeps the one it was made with. */
const accountKeys = ['server', 'domain', 'username', 'authUser', 'auth', 'outboundProxy'] as const;

/** Owner of what the form knows by itself, and the way by which it asks the phone for something. */
export class SettingsControl {
  readonly #host: VoipSettings;
  #ui: SettingsUi = initialUi;
  #editor: SettingsEditor | undefined;

  constructor(host: VoipSettings) {
    this.#host = host;
  }

  get ui(): SettingsUi {
    return this.#ui;
  }

  get editor(): SettingsEditor | undefined {
    return this.#editor;
  }

  change(change: Partial<SettingsUi>): void {
    this.#ui = { ...this.#ui, ...change };
    this.#host.requestUpdate();
  }

  /** Something in the form is another now. */
  edit(draft: Draft, change: Partial<SettingsUi> = {}): void {
    this.change({ draft, edited: 'typed', done: null, failure: null, ...change });
  }

  /** Fetches what settings are edited by. */
  async open(): Promise<void> {
    const { phone } = this.#host;
    try {
      const editor = await (await phone.load()).editSettings();
      if (phone !== this.#host.phone) return;
      this.#editor = editor;
      this.follow();
    } catch (cause) {
      this.refused(cause);
    }
  }

  /** The phone has other settings now. What somebody is typing stays. */
  follow(): void {
    const view = this.#editor?.view();
    if (!view) return;
    const draft = this.#ui.edited !== 'no' ? this.#ui.draft : draftOf(view.values);
    this.change({ view, draft });
  }

  get settings(): KeptSettings {
    const { draft, view } = this.#ui;
    return settingsOf(draft, view?.values ?? {});
  }

  /** What the form says where somebody has typed into it, to be tried without being in force. */
  get unsaved(): (KeptSettings & TypedSecrets) | undefined {
    const { settings, typed } = this;
    const isTyped = this.#ui.edited === 'typed' || Object.keys(typed).length > 0;
    return isTyped ? { ...settings, ...typed } : undefined;
  }

  get typed(): TypedSecrets {
    const { auth } = this.#ui.draft.text;
    return typedOf(auth, this.secretInput('secret'), this.secretInput('turnCredential'));
  }

  /** What is secret stands in the inputs and nowhere else. */
  secretInput(name: 'secret' | 'turnCredential', value?: string): string {
    const input = this.#host.renderRoot.querySelector(`input[name=${name}]`);
    if (!(input instanceof HTMLInputElement)) return '';
    if (value !== undefined) input.value = value;
    return input.value;
  }

  /** A call keeps the account it was made with: whoever changes it is asked first. */
  asksInCall(question: Question): boolean {
    const { state } = this.#host.phone;
    if (this.#ui.asking || !liveCalls(state).length || !this.#changesAccount()) return false;
    this.change({ asking: question });
    return true;
  }

  #changesAccount(): boolean {
    const { settings, typed } = this;
    const before = this.#ui.view?.values ?? {};
    const isOther = accountKeys.some(
      (key) => JSON.stringify(settings[key]) !== JSON.stringify(before[key]),
    );
    return isOther || Object.keys(typed).length > 0;
  }

  /** Puts in force what stands in the form, and keeps it where that is asked for. */
  async apply(how: 'use' | 'save'): Promise<void> {
    const editor = this.#editor;
    if (!editor) return;
    const { typed } = this;
    const settings = this.#withoutDefaults();
    await this.#allowKeeping();
    if (how === 'use') await editor.use(settings, typed);
    else await editor.save(settings, typed, this.#ui.storage, this.#host);
    this.secretInput('secret', '');
    this.secretInput('turnCredential', '');
    this.change({
      edited: how === 'use' ? 'used' : 'no',
      left: new Set(),
      refused: [],
      secret: 'hidden',
    });
    this.follow();
  }

  /** By a password is how everybody signs in: that is not said, and so left to whoever says it. */
  #withoutDefaults(): KeptSettings {
    const { auth, ...rest } = this.settings;
    const isSaid = auth !== 'secret' || this.#ui.view?.values.auth !== undefined;
    return isSaid ? this.settings : rest;
  }

  /** Whoever signed out on this page asked for nothing to be kept. */
  async #allowKeeping(): Promise<void> {
    const { phone } = this.#host;
    if (phone.state.settings?.error?.category !== 'auth') return;
    await phone.configure({ storage: 'session' }).catch(() => undefined);
  }

  /** Ends the line, and forgets in all tabs who signed in. Rejects with `call/invalid-state` in a call. */
  async logOut(): Promise<void> {
    const { phone } = this.#host;
    await phone.disconnect();
    // That there are no credentials then is what is wanted, and in the state.
    await phone.configure({ password: '', storage: 'none' }).catch(() => undefined);
    this.secretInput('secret', '');
    this.change({ edited: 'no' });
    this.follow();
  }

  async forget(): Promise<void> {
    await this.logOut();
    await this.#editor?.forget();
    await forgetEverything(this.#host);
    this.change({ edited: 'no', left: new Set(), refused: [] });
    this.follow();
  }

  request(intent: Intent): void {
    this.#host.phone.request(intent, this.#host).catch((error: unknown) => this.refused(error));
  }

  refused(error: unknown): void {
    if (error instanceof VoipError) this.change({ failure: error.toInfo() });
    else this.change({ failure: codedError(error).toInfo() });
    report(this.#host, error);
  }
}
