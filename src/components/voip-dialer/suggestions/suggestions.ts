import type { TemplateResult } from 'lit';
import type { Contact } from '../../../core/contacts.js';
import type { HistoryPage, HistoryQuery, RecentsState } from '../../../core/history.js';
import { KnownContacts } from '../contacts/known-contacts.js';
import type { DialerControl } from '../dialer-control.js';
import type { DialerModel } from '../dialer-model.js';
import type { Formatter } from '../numbers/format-number.js';
import { prepareSearch, type SearchMatch } from '../numbers/t9.js';
import type { VoipDialer } from '../voip-dialer.js';
import { PeopleIndex } from './people-index.js';
import { peopleOf, personKey, type Person } from './people.js';
import { suggestionsView } from './suggestions-view.js';
import { suggestionStyles } from './suggestions.styles.js';

export type Suggestion = SearchMatch<Person>;

/** Most that are suggested, and of those that adapters find. */
const most = { here: 8, adapters: 5 } as const;
/** An adapter is asked when the typing pauses, ms, and not for a single character. */
const pauseMs = 250;
const shortest = 2;

/** What an index was made of: another one is made when that has changed. */
interface Made {
  readonly own: readonly Contact[] | undefined;
  readonly directory: readonly Contact[];
  readonly recents: RecentsState | null;
  readonly formatter: Formatter | undefined;
}

/** Whom the typed digits or letters may mean, as the list of a combobox (ARIA APG, list autocomplete). */
export class Suggestions {
  readonly #host: VoipDialer;
  readonly #control: DialerControl;
  readonly #contacts: KnownContacts;
  #index: PeopleIndex | undefined;
  #made: Made | undefined;
  /** Of the log, as long as that is the same: contacts that come later need it once more. */
  #pages = new Map<string, Promise<HistoryPage>>();
  #text = '';
  /** What is found here, and what adapters found. */
  #here: readonly Suggestion[] = [];
  #adapters: readonly Suggestion[] = [];
  /** The one that is chosen by the arrow keys. */
  #at = -1;
  /** For what is typed now they are not wanted. */
  #dismissed = false;
  #asked = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: VoipDialer, control: DialerControl) {
    const { styleSheet } = suggestionStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#host = host;
    this.#control = control;
    const changed = (): void => host.requestUpdate();
    // What they are for is not the typing: it goes on without them.
    this.#contacts = new KnownContacts(changed, () => undefined, true);
  }

  get isOpen(): boolean {
    return !this.#dismissed && this.#all.length > 0;
  }

  /** Id of the chosen option. */
  get activeId(): string | undefined {
    return this.isOpen && this.#at >= 0 ? `suggestion-${this.#at}` : undefined;
  }

  /** Somebody types. */
  follow(text: string, formatter: Formatter | undefined): void {
    this.#contacts.follow(this.#host.phone);
    this.#followSources(formatter);
    if (text === this.#text) return;
    this.#text = text;
    this.#at = -1;
    this.#dismissed = false;
    this.#adapters = [];
    this.#search();
    this.#askAdapters();
  }

  /** Nothing is typed. */
  close(): void {
    this.#text = '';
    this.#here = [];
    this.#adapters = [];
    this.#pages.clear();
    this.#stopAsking();
    this.#contacts.close();
  }

  dismiss(): void {
    if (!this.isOpen) return;
    this.#dismissed = true;
    this.#host.requestUpdate();
  }

  choose(index: number): void {
    const chosen = this.#all[index];
    if (chosen) this.#control.dialParty(chosen.entry.number);
  }

  /** A key pressed in the field. Returns whether it was for the list. */
  key({ key, isComposing, repeat }: KeyboardEvent): boolean {
    const count = this.#all.length;
    if (!count || isComposing) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      // One place is the field itself: nothing is chosen there.
      if (this.isOpen) this.#at = ((this.#at + 1 + step + count + 1) % (count + 1)) - 1;
      else this.#at = step > 0 ? 0 : count - 1;
      this.#dismissed = false;
    } else if (!this.isOpen) {
      return false;
    } else if (key === 'Escape') {
      this.#dismissed = true;
    } else if (key === 'Enter' && this.#at >= 0) {
      if (!repeat) this.choose(this.#at);
    } else {
      return false;
    }
    this.#host.requestUpdate();
    this.#show();
    return true;
  }

  render(model: DialerModel): TemplateResult {
    return suggestionsView(
      { all: this.#all, at: this.#at, typedBy: model.ui.typedBy, model },
      { choose: (index) => this.choose(index) },
    );
  }

  get #all(): readonly Suggestion[] {
    return [...this.#here, ...this.#adapters];
  }

  #followSources(formatter: Formatter | undefined): void {
    const { phone } = this.#host;
    const { recents } = phone.state;
    const { own, directory } = this.#contacts;
    const made = { own, directory, recents, formatter };
    const before = this.#made;
    const isSame =
      before?.own === own && before?.directory === directory && before.formatter === formatter;
    if (isSame && before.recents === recents) return;
    this.#made = made;
    if (before?.recents !== recents) this.#pages.clear();
    const index = new PeopleIndex({
      contacts: [...(own ?? []), ...directory],
      find: (number) => this.#contacts.find(number),
      history: recents ? (query) => this.#page(query) : undefined,
      plan: formatter?.plan,
    });
    this.#index = index;
    const more = (): boolean => {
      if (this.#index !== index) return false;
      this.#search();
      return true;
    };
    // What cannot be read is told by what shows it; the rest is suggested.
    index.fill(recents?.entries ?? [], more).catch(() => undefined);
  }

  #page(query: HistoryQuery): Promise<HistoryPage> {
    const { cursor = '' } = query;
    const page = this.#pages.get(cursor) ?? this.#host.phone.history(query);
    this.#pages.set(cursor, page);
    return page;
  }

  #search(): void {
    const chosen = this.#all[this.#at]?.entry;
    this.#here = (this.#text && this.#index?.find(this.#text, most.here)) || [];
    this.#keepChosen(chosen);
    this.#host.requestUpdate();
  }

  #askAdapters(): void {
    this.#stopAsking();
    const text = this.#text.trim();
    if (text.length < shortest) return;
    const { signal } = (this.#asked = new AbortController());
    this.#pause = setTimeout(() => {
      void this.#contacts.search(text, signal).then((contacts) => {
        if (signal.aborted) return;
        const known = new Set(this.#here.map(({ entry }) => personKey(entry.number)));
        const people = contacts.flatMap(peopleOf);
        const others = people.filter(({ number }) => !known.has(personKey(number)));
        // What it found by is its own matter: what is not found here bears no marks.
        const marked = prepareSearch(others).find(text, most.adapters);
        const rest = others.filter((one) => !marked.some(({ entry }) => entry === one));
        const unmarked = rest.map((entry) => ({ entry, name: [], number: [] }));
        this.#adapters = [...marked, ...unmarked].slice(0, most.adapters);
        this.#host.requestUpdate();
      });
    }, pauseMs);
  }

  #stopAsking(): void {
    clearTimeout(this.#pause);
    this.#asked.abort();
  }

  /** What comes later must not put another one under the key that is about to be pressed. */
  #keepChosen(chosen: Person | undefined): void {
    if (!chosen) return;
    const key = personKey(chosen.number);
    this.#at = this.#all.findIndex(({ entry }) => personKey(entry.number) === key);
  }

  #show(): void {
    void this.#host.updateComplete.then(() => {
      const { renderRoot } = this.#host;
      const id = this.activeId;
      if (id) renderRoot.querySelector(`#${id}`)?.scrollIntoView({ block: 'nearest' });
    });
  }
}
