import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ContactDraft } from '../../../core/contacts.js';
import type { ContactsText } from '../../i18n/contacts-words.js';
import { action } from '../../shared/action.js';

export interface FormModel {
  readonly draft: ContactDraft;
  /** What is missing, once it was to be saved. */
  readonly missing: 'name' | 'number' | null;
  /** Whether there is something to be deleted. */
  readonly isKept: boolean;
  readonly text: ContactsText;
}

export interface FormActions {
  change(draft: ContactDraft): void;
  save(): void;
  cancel(): void;
  remove(): void;
}

/** The longest texts, as core keeps them. */
const longest = { name: 100, number: 64, label: 40 } as const;

/** A new contact, or one that is changed. */
export function contactForm(
  { draft, missing, isKept, text: t }: FormModel,
  actions: FormActions,
): TemplateResult {
  const { name, organization = '', numbers } = draft;
  const change = (part: Partial<ContactDraft>): void => actions.change({ ...draft, ...part });
  const changeNumber = (index: number, part: { number?: string; label?: string }): void =>
    change({ numbers: numbers.map((one, i) => (i === index ? { ...one, ...part } : one)) });
  const title = t(isKept ? 'changeContact' : 'newContact');
  return html`<form
    part="contact-form"
    novalidate
    aria-label=${title}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.save();
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      actions.cancel();
    }}
  >
    <strong part="contact-form-title">${title}</strong>
    <label part="field">
      <span>${t('contactName')}</span>
      <input
        part="input"
        id="contact-name"
        autocomplete="off"
        maxlength=${longest.name}
        aria-invalid=${missing === 'name'}
        aria-describedby=${missing === 'name' ? 'contact-error' : nothing}
        .value=${live(name)}
        @input=${onInput((value) => change({ name: value }))}
      />
    </label>
    ${missing === 'name' ? problem(t('nameMissing')) : nothing}
    ${numbers.map(
      ({ number, label = '' }, index) =>
        html`<div part="contact-form-number">
            <label part="field">
              <span>${index ? t('contactNumberN', { n: index + 1 }) : t('contactNumber')}</span>
              <input
                part="input"
                id="contact-number-${index}"
                dir="ltr"
                inputmode="tel"
                autocomplete="off"
                spellcheck="false"
                maxlength=${longest.number}
                aria-invalid=${missing === 'number' && index === 0}
                aria-describedby=${missing === 'number' && index === 0 ? 'contact-error' : nothing}
                .value=${live(number)}
                @input=${onInput((value) => changeNumber(index, { number: value }))}
              />
            </label>
            <label part="field">
              <span aria-hidden="true">${t('numberLabel')}</span>
              <input
                part="input"
                aria-label=${index ? t('numberLabelN', { n: index + 1 }) : t('numberLabel')}
                autocomplete="off"
                maxlength=${longest.label}
                .value=${live(label)}
                @input=${onInput((value) => changeNumber(index, { label: value }))}
              />
            </label>
          </div>
          ${missing === 'number' && index === 0 ? problem(t('numberMissing')) : nothing}`,
    )}
    <button
      type="button"
      part="contact-form-more"
      @click=${() => change({ numbers: [...numbers, { number: '' }] })}
    >
      ${t('oneMoreNumber')}
    </button>
    <label part="field">
      <span>${t('organization')}</span>
      <input
        part="input"
        autocomplete="off"
        maxlength=${longest.name}
        .value=${live(organization)}
        @input=${onInput((value) => change({ organization: value }))}
      />
    </label>
    <div part="actions">
      <button type="submit" part="action action-accent"><span>${t('saveIt')}</span></button>
      ${action({ label: t('cancelIt'), tone: 'quiet', press: actions.cancel })}
      ${isKept ? action({ label: t('removeContact'), tone: 'danger', press: actions.remove }) : nothing}
    </div>
  </form>`;
}

const onInput =
  (use: (value: string) => void) =>
  ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) use(target.value);
  };

const problem = (text: string): TemplateResult =>
  html`<p part="field-error" id="contact-error">${text}</p>`;
