import type { TemplateResult } from 'lit';
import type { Contact, ContactDraft } from '../../../core/contacts.js';
import { contactsText, type ContactsText } from '../../i18n/contacts-words.js';
import { saveFile } from '../../shared/save-file.js';
import type { DialerControl } from '../dialer-control.js';
import type { DialerModel } from '../dialer-model.js';
import type { VoipDialer } from '../voip-dialer.js';
import { contactForm, type FormActions, type FormModel } from './contact-form.js';
import { ContactSearch } from './contact-search.js';
import { contactStyles } from './contacts.styles.js';
import { contactsView, type ContactsActions } from './contacts-view.js';
import { KnownContacts } from './known-contacts.js';
import { largestFile, readCards, writeCards } from './vcard.js';

const pageSize = 100;
const nobody: ContactDraft = { name: '', numbers: [{ number: '' }] };

/** The contacts: fetched when somebody looks at them first. */
export class ContactsPanel {
  readonly #host: VoipDialer;
  readonly #control: DialerControl;
  readonly #contacts: KnownContacts;
  readonly #actions: ContactsActions;
  readonly #formActions: FormActions;
  #query = '';
  #shown = pageSize;
  #told = '';
  #searched: { readonly lists: readonly unknown[]; readonly search: ContactSearch } | undefined;
  #found:
    | { readonly search: ContactSearch; readonly query: string; readonly list: readonly Contact[] }
    | undefined;
  /** The contact that is written down, and what is missing in it. */
  #form: { readonly draft: ContactDraft; readonly missing: FormModel['missing'] } | undefined;

  constructor(host: VoipDialer, control: DialerControl) {
    const { styleSheet } = contactStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
    this.#control = control;
    const changed = (): void => host.requestUpdate();
    this.#contacts = new KnownContacts(changed, (error) => control.refused(error), true);
    this.#actions = {
      search: (query) => {
        this.#query = query;
        this.#shown = pageSize;
        changed();
      },
      more: () => {
        this.#shown += pageSize;
        changed();
      },
      call: (number) => control.dialParty(number),
      add: () => this.#open(nobody),
      edit: (contact) => this.#open(contact),
      importFile: (file) =>
        void this.#import(file).catch((error: unknown) => control.refused(error)),
      exportFile: () =>
        saveFile('contacts.vcf', 'text/vcard', writeCards(this.#contacts.own ?? [])),
    };
    this.#formActions = {
      change: (draft) => {
        const { length } = this.#form?.draft.numbers ?? [];
        this.#form = { draft, missing: null };
        changed();
        if (draft.numbers.length > length) this.#focus(`#contact-number-${length}`);
      },
      save: () => void this.#save().catch((error: unknown) => control.refused(error)),
      cancel: () => this.#close(),
      remove: () => void this.#remove().catch((error: unknown) => control.refused(error)),
    };
  }

  /** Somebody looks; perhaps because a contact is to be kept. */
  follow(): void {
    this.#contacts.follow(this.#host.phone);
    const { draft } = this.#control.ui;
    if (!draft) return;
    this.#control.change({ draft: null });
    this.#open(draft);
  }

  /** Nobody looks any more. What is being written down stays, as a call may have come in between. */
  close(): void {
    this.#contacts.close();
    this.#told = '';
  }

  render(dialer: DialerModel): TemplateResult {
    const text = contactsText(dialer.strings);
    const form = this.#form;
    if (form) {
      const isKept = form.draft.id !== undefined;
      return contactForm({ ...form, isKept, text }, this.#formActions);
    }
    const model = { query: this.#query, shown: this.#shown, told: this.#told, text, dialer };
    return contactsView({ ...model, found: this.#find() }, this.#actions);
  }

  get #text(): ContactsText {
    return contactsText(this.#host.strings);
  }

  /** The same list for the same question. */
  #find(): readonly Contact[] {
    const { own, directory } = this.#contacts;
    if (this.#searched?.lists[0] !== own || this.#searched?.lists[1] !== directory) {
      const search = new ContactSearch([...(own ?? []), ...directory]);
      this.#searched = { lists: [own, directory], search };
    }
    const { search } = this.#searched;
    const query = this.#query;
    if (this.#found?.search !== search || this.#found.query !== query) {
      this.#found = { search, query, list: search.find(query) };
    }
    return this.#found.list;
  }

  #open(draft: ContactDraft): void {
    this.#told = '';
    this.#form = { draft, missing: null };
    this.#host.requestUpdate();
    this.#focus('#contact-name');
  }

  #close(): void {
    const { id } = this.#form?.draft ?? {};
    this.#form = undefined;
    this.#host.requestUpdate();
    const edit = id === undefined ? [] : [`[data-contact="${CSS.escape(id)}"]`];
    this.#focus(...edit, '[part=contacts-add]');
  }

  async #save(): Promise<void> {
    const { draft } = this.#form ?? {};
    if (!draft) return;
    const numbers = draft.numbers.filter(({ number }) => number.trim());
    const missing = !draft.name.trim() ? 'name' : !numbers.length ? 'number' : null;
    if (missing) {
      this.#form = { draft, missing };
      this.#control.change({ said: this.#text(`${missing}Missing`) });
      this.#focus(missing === 'name' ? '#contact-name' : '#contact-number-0');
      return;
    }
    const contacts = await this.#host.phone.contacts();
    const [saved] = await contacts.save([{ ...draft, numbers }]);
    this.#close();
    this.#say(this.#text('savedContact', { name: saved?.name ?? '' }));
  }

  async #remove(): Promise<void> {
    const { id, name = '' } = this.#form?.draft ?? {};
    if (id === undefined) return;
    await (await this.#host.phone.contacts()).remove(id);
    this.#close();
    this.#say(this.#text('removedContact', { name }));
  }

  async #import(file: File): Promise<void> {
    const { drafts, leftOut } = readCards(file.size > largestFile ? '' : await file.text());
    const t = this.#text;
    const contacts = await this.#host.phone.contacts();
    const left = leftOut ? t('importedSome', { n: drafts.length, m: leftOut }) : '';
    const done = left || t('imported', { n: drafts.length });
    const told = await contacts.save(drafts).then(
      () => (drafts.length ? done : t('importedNone')),
      (error: unknown) => {
        if (error instanceof TypeError) return t('importTooMany');
        throw error;
      },
    );
    this.#told = told;
    this.#say(told);
  }

  #say(said: string): void {
    this.#control.change({ said });
  }

  /** The first of these that is there, once all is drawn. */
  #focus(...selectors: string[]): void {
    void this.#host.updateComplete.then(() => {
      const { renderRoot } = this.#host;
      const found = selectors.map((one) => renderRoot.querySelector<HTMLElement>(one));
      found.find((one) => one)?.focus();
    });
  }
}
