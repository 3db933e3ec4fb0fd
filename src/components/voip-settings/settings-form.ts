import { updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveController, TemplateResult } from 'lit';
import type { SettingsState } from '../../core/state.js';
import type { Phone } from '../../core/phone.js';
import { speak } from '../i18n/localization.js';
import { settingsText } from '../i18n/settings-words.js';
import { controlStyles } from '../shared/controls.styles.js';
import { languageOf } from '../shared/language.js';
import { refuseValue } from '../shared/refuse-value.js';
import { surfaceStyles } from '../shared/surface.styles.js';
import { fieldProblems, type FieldProblem } from './field-problems.js';
import { ownAttributes } from './own-attributes.js';
import { Panels } from './panels.js';
import { settingsStyles } from './settings.styles.js';
import { settingsActionsOf, type SettingsActions } from './settings-actions.js';
import { SettingsControl } from './settings-control.js';
import type { FieldName } from './settings-draft.js';
import { settingsModelOf, type SettingsModel } from './settings-model.js';
import { formView } from './views/form-view.js';
import type { VoipSettings } from './voip-settings.js';

const sheets = [surfaceStyles, controlStyles, settingsStyles];

/** The fields that stand where they are seen only when they are asked for. */
const advanced: ReadonlySet<FieldName> = new Set<FieldName>([
  'domain',
  'authUser',
  'auth',
  'outboundProxy',
  'target',
  'autoAnswer',
  'stun',
  'turn',
  'turnUsername',
  'turnCredential',
]);

/** Everything of the form but its tag: fetched as soon as one is in the page. */
export class SettingsForm implements ReactiveController {
  readonly #host: VoipSettings;
  readonly #control: SettingsControl;
  readonly #actions: SettingsActions;
  #model: SettingsModel;
  /** As they were last given, and what that means. */
  #given = '';
  #attributes = ownAttributes({});
  #phone: Phone | undefined;
  #settings: SettingsState | null = null;
  readonly #panels: Panels;
  #asked = false;

  constructor(host: VoipSettings) {
    this.#host = host;
    this.#control = new SettingsControl(host);
    this.#model = this.#modelNow();
    this.#actions = settingsActionsOf({
      host,
      control: this.#control,
      model: () => this.#model,
      problems: () => this.#problems(),
      show: (field) => this.#show(field),
    });
    this.#panels = new Panels({
      host,
      control: this.#control,
      actions: this.#actions,
      model: () => this.#model,
    });
    for (const { styleSheet } of sheets) {
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    }
    updateWhenLocaleChanges(host);
    host.addController(this);
  }

  focus(): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('input, select, button')?.focus(),
    );
  }

  hostConnected(): void {
    void speak(languageOf(this.#host));
  }

  hostUpdate(): void {
    const { phone } = this.#host;
    if (phone !== this.#phone) {
      this.#phone = phone;
      void this.#control.open();
    }
    const { settings } = phone.state;
    if (settings !== this.#settings) {
      this.#settings = settings;
      this.#control.follow();
    }
    this.#followAttributes();
    this.#panels.follow();
    this.#model = this.#modelNow();
  }

  hostUpdated(): void {
    const isAsked = this.#control.ui.asking !== null;
    if (isAsked && !this.#asked) this.#focusOn('[part=question] [data-first]');
    if (!isAsked && this.#asked) this.#focusOn('[part~=action]');
    this.#asked = isAsked;
  }

  hostDisconnected(): void {
    this.#panels.close();
  }

  render(): TemplateResult {
    return formView(this.#model, this.#actions, this.#panels);
  }

  #followAttributes(): void {
    const { mode, sections, storage } = this.#host;
    const given = JSON.stringify([mode, sections, storage]);
    if (given === this.#given) return;
    this.#given = given;
    const before = this.#attributes.storage;
    this.#attributes = ownAttributes({ mode, sections, storage });
    for (const [attribute, why] of this.#attributes.wrong) refuseValue(this.#host, attribute, why);
    // Until the page says something else, what was chosen in the form stands.
    if (this.#attributes.storage !== before) {
      this.#control.change({ storage: this.#attributes.storage });
    }
  }

  #modelNow(): SettingsModel {
    const { ui } = this.#control;
    return settingsModelOf(
      this.#host,
      this.#attributes,
      ui,
      this.#problems(),
      languageOf(this.#host),
    );
  }

  #problems(): readonly FieldProblem[] {
    const { ui, editor, settings, typed } = this.#control;
    const found = editor?.problems(settings, typed) ?? [];
    return fieldProblems(
      found,
      ui.draft,
      ui.view?.secret === 'kept',
      settingsText(this.#host.strings),
    );
  }

  #show(field: FieldName): void {
    if (advanced.has(field)) this.#control.change({ advanced: 'open' });
    this.#focusOn(`[name=${field}], [id=${field}]`);
  }

  #focusOn(selector: string): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}
