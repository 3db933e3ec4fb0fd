import type { TemplateResult } from 'lit';
import { refuseValue } from '../../shared/refuse-value.js';
import { ringingCall, type DialerModel } from '../dialer-model.js';
import { useSheets } from '../layouts/use-sheets.js';
import type { PagePart } from '../page-part.js';
import type { DialerActions } from '../views/dialer-actions.js';
import type { VoipDialer } from '../voip-dialer.js';
import { ariaOf, isPressed, typesCharacter } from './combination.js';
import type { GivenShortcuts, ShortcutAction, ShortcutKeys } from './given-shortcuts.js';
import { helpView, linkView } from './help-view.js';
import { readShortcuts, type ReadShortcuts } from './read-shortcuts.js';
import { shortcutStyles } from './shortcuts.styles.js';

export interface ShortcutsPlace {
  readonly host: VoipDialer;
  readonly actions: DialerActions;
  model(): DialerModel;
  /** Opens the phone, and puts the cursor into the number field. */
  open(): void;
}

/** Keyboard shortcuts, and the list of them. Only the tab in which a key is pressed acts. */
export class Shortcuts implements PagePart<GivenShortcuts> {
  readonly #place: ShortcutsPlace;
  #read: ReadShortcuts = readShortcuts(undefined);
  #keys: ShortcutKeys = {};
  #help: 'open' | 'closed' = 'closed';
  #stop: (() => void) | undefined;

  constructor(place: ShortcutsPlace) {
    this.#place = place;
  }

  /** For `aria-keyshortcuts`. */
  get keys(): ShortcutKeys {
    return this.#keys;
  }

  follow(given: GivenShortcuts | undefined): void {
    const { host } = this.#place;
    this.#stop?.();
    this.#stop = undefined;
    this.#help = 'closed';
    this.#read = readShortcuts(given);
    const { scope, combinations, refused } = this.#read;
    this.#keys = Object.fromEntries([...combinations].map(([name, one]) => [name, ariaOf(one)]));
    for (const why of refused) refuseValue(host, 'shortcuts', why);
    if (host.isConnected) host.requestUpdate();
    if (scope === 'off') return;
    const stop = new AbortController();
    const { signal } = stop;
    (scope === 'page' ? window : host).addEventListener('keydown', this.#onKey, { signal });
    // Before the dialer's own keys: Escape leaves the list first.
    host.addEventListener('keydown', this.#onHelpKey, { signal, capture: true });
    const leave = useSheets(host, shortcutStyles);
    this.#stop = () => {
      stop.abort();
      leave();
    };
  }

  /** The list, while it is open. */
  help(model: DialerModel): TemplateResult | undefined {
    return this.#help === 'open' ? helpView(model, this.#read, () => this.#turn()) : undefined;
  }

  /** Opens the list. */
  link(model: DialerModel): TemplateResult | undefined {
    return this.#read.scope === 'off' ? undefined : linkView(model, () => this.#turn());
  }

  #turn(): void {
    const { host } = this.#place;
    const isOpen = this.#help === 'open';
    this.#help = isOpen ? 'closed' : 'open';
    host.requestUpdate();
    // Where the list was, or what leads to it, is where the reader goes on.
    const next = isOpen ? '[part=number-input]' : '[part=shortcuts-close]';
    void host.updateComplete.then(() =>
      host.renderRoot.querySelector<HTMLElement>(next)?.focus({ preventScroll: true }),
    );
  }

  readonly #onHelpKey = (event: Event): void => {
    if (!(event instanceof KeyboardEvent)) return;
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey || event.isComposing) return;
    const [at] = event.composedPath();
    const isEmptyField =
      at instanceof HTMLInputElement && at.part.contains('number-input') && !at.value;
    const asks = key === '?' && (isEmptyField || !isEditable(at));
    const isShown = this.#place.model().layout?.isOpen ?? true;
    if (this.#help === 'open' ? key !== 'Escape' && !asks : !asks || !isShown) return;
    event.preventDefault();
    event.stopPropagation();
    this.#turn();
  };

  readonly #onKey = (event: Event): void => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    if (isEditable(event.composedPath()[0]) && typesCharacter(event)) return;
    for (const [name, combination] of this.#read.combinations) {
      if (!isPressed(combination, event)) continue;
      // Where there is nothing to do it stays the browser's; another dialer of the page sees that it was done.
      if (this.#act(name)) event.preventDefault();
      return;
    }
  };

  /** Returns whether there was something to do. */
  #act(name: ShortcutAction): boolean {
    const { actions, open } = this.#place;
    const model = this.#place.model();
    const ringing = ringingCall(model);
    const { active } = model;
    const talking = active?.answeredAt && active.state !== 'ending' ? active : undefined;
    switch (name) {
      case 'answer':
        return ringing ? done(() => actions.answer(ringing.id)) : false;
      case 'decline':
        return ringing ? done(() => actions.decline(ringing.id)) : false;
      case 'hangup':
        return active && active !== ringing ? done(() => actions.end(active.id)) : false;
      case 'mute':
        return talking?.can.mute === true ? done(() => actions.toggleMute(talking)) : false;
      case 'hold':
        return talking?.can.hold === true ? done(() => actions.toggleHold(talking)) : false;
      case 'open':
        return done(open);
    }
  }
}

function done(act: () => void): true {
  act();
  return true;
}

const isEditable = (at: EventTarget | undefined): boolean =>
  at instanceof HTMLElement && (at.isContentEditable || at.matches('input, textarea, select'));
