import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { live } from 'lit/directives/live.js';
import type { Contact } from '../../../core/contacts.js';
import type { ContactsText } from '../../i18n/contacts-words.js';
import { action } from '../../shared/action.js';
import { callPath, icon } from '../../shared/icon.js';
import type { DialerModel } from '../dialer-model.js';
import { addPath } from '../icons.js';

export interface ContactsModel {
  readonly query: string;
  readonly found: readonly Contact[];
  /** How many of them are drawn. */
  readonly shown: number;
  /** What became of an import. */
  readonly told: string;
  readonly text: ContactsText;
  readonly dialer: DialerModel;
}

export interface ContactsActions {
  search(query: string): void;
  more(): void;
  call(number: string): void;
  add(): void;
  edit(contact: Contact): void;
  importFile(file: File): void;
  exportFile(): void;
}

const editPath =
  'M14.5 6.5l3 3M5 19l.75-3.5L16 5.25a1.75 1.75 0 0 1 2.5 0l.25.25a1.75 1.75 0 0 1 0 2.5L8.5 18.25 5 19Z';
const pageSize = 100;
/** How near to its end the list is scrolled before more are drawn, px. */
const nearPx = 800;

/** Who can be called: searched, called, added, changed, brought along and taken away as a file. */
export function contactsView(model: ContactsModel, actions: ContactsActions): TemplateResult {
  const { query, found, shown, told, text: t } = model;
  const more = found.length > shown;
  return html`<div part="contacts">
    <div part="contacts-bar">
      <input
        part="input contacts-search"
        type="search"
        autocomplete="off"
        aria-label=${t('searchContacts')}
        placeholder=${t('searchContacts')}
        .value=${live(query)}
        @input=${(event: InputEvent) => {
          if (event.target instanceof HTMLInputElement) actions.search(event.target.value);
        }}
      />
      <button type="button" part="contacts-add" @click=${actions.add}>
        ${icon(addPath)}<span>${t('addContact')}</span>
      </button>
    </div>
    ${told ? html`<p part="hint contacts-told">${told}</p>` : nothing}
    ${
      found.length
        ? html`<div
            part="contacts-list"
            role="list"
            aria-label=${t('contactsList')}
            @scroll=${({ currentTarget: list }: Event) => {
              if (more && list instanceof HTMLElement && isNearEnd(list)) actions.more();
            }}
          >
            ${pagesOf(found, shown).map((page) => pageView(page, model, actions))}
          </div>`
        : html`<p part="hint">${t(query ? 'noContactFound' : 'noContacts')}</p>`
    }
    <div part="actions">
      ${more ? action({ label: t('moreContacts'), tone: 'quiet', press: actions.more }) : nothing}
      ${importButton(t, actions)}
      ${action({ label: t('exportCards'), tone: 'quiet', press: actions.exportFile })}
    </div>
  </div>`;
}

const isNearEnd = ({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean =>
  scrollTop + clientHeight > scrollHeight - nearPx;

function pagesOf(found: readonly Contact[], shown: number): (readonly Contact[])[] {
  const pages: (readonly Contact[])[] = [];
  for (let at = 0; at < Math.min(found.length, shown); at += pageSize) {
    pages.push(found.slice(at, at + pageSize));
  }
  return pages;
}

/** The list is another one whenever something in it is: what was drawn of the same one is not even compared. */
function pageView(
  page: readonly Contact[],
  model: ContactsModel,
  actions: ContactsActions,
): unknown {
  const { found, dialer } = model;
  const { lang, formatter, strings } = dialer;
  return guard(
    [found, page.length, lang, formatter, strings],
    () =>
      html`<div part="contacts-page" role="presentation">
        ${page.map((contact) => contactView(contact, model, actions))}
      </div>`,
  );
}

function contactView(
  contact: Contact,
  { text: t, dialer: { formatter } }: ContactsModel,
  { call, edit }: ContactsActions,
): TemplateResult {
  const { name, organization, numbers, source } = contact;
  const about = [organization, source].filter(Boolean).join(' · ');
  return html`<div part="contact" role="listitem">
    <div part="contact-who">
      <strong part="contact-name"><bdi>${name}</bdi></strong>
      ${about ? html`<span part="contact-about"><bdi>${about}</bdi></span>` : nothing}
    </div>
    ${
      source === undefined
        ? html`<button
            type="button"
            part="contact-edit"
            data-contact=${contact.id}
            aria-label=${t('editContact', { name })}
            @click=${() => edit(contact)}
          >
            ${icon(editPath)}
          </button>`
        : nothing
    }
    ${numbers.map(({ number, label }) => {
      const written = formatter?.displayNumber(number) ?? number;
      return html`<button
        type="button"
        part="contact-call"
        aria-label=${t('callContact', { name, number: label ? `${written}, ${label}` : written })}
        @click=${() => call(number)}
      >
        ${icon(callPath)}
        <span part="contact-number"
          ><bdi dir="ltr">${written}</bdi>${label ? html` · <bdi>${label}</bdi>` : nothing}</span
        >
      </button>`;
    })}
  </div>`;
}

/** The browser's own button for files has words of its own. */
function importButton(t: ContactsText, { importFile }: ContactsActions): TemplateResult {
  return html`<button
      type="button"
      part="action action-quiet"
      @click=${({ currentTarget }: Event) => {
        const field = currentTarget instanceof Element ? currentTarget.nextElementSibling : null;
        if (field instanceof HTMLElement) field.click();
      }}
    >
      <span>${t('importCards')}</span>
    </button>
    <input
      type="file"
      hidden
      accept=".vcf,text/vcard,text/x-vcard"
      aria-label=${t('cardsFile')}
      @change=${(event: Event) => {
        const { target } = event;
        if (!(target instanceof HTMLInputElement)) return;
        const [file] = target.files ?? [];
        if (file) importFile(file);
        // The same file once more is a change, too.
        target.value = '';
      }}
    />`;
}
