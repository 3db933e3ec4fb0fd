import { html, type TemplateResult } from 'lit';
import { shortcutText, type ShortcutStrings } from '../../i18n/shortcut-words.js';
import { icon } from '../../shared/icon.js';
import { closePath } from '../../shared/icons.js';
import type { DialerModel } from '../dialer-model.js';
import { keyCaps } from './combination.js';
import type { ShortcutAction } from './given-shortcuts.js';
import type { ReadShortcuts } from './read-shortcuts.js';

type Word = keyof ShortcutStrings;

const words: Readonly<Record<ShortcutAction, Word>> = {
  answer: 'shortcutAnswer',
  decline: 'shortcutDecline',
  hangup: 'shortcutHangup',
  mute: 'shortcutMute',
  hold: 'shortcutHold',
  open: 'shortcutOpen',
};

/** What works in the dialer without any setting. */
const own: readonly (readonly [keys: readonly string[], word: Word])[] = [
  [['0–9', '*', '#', '+'], 'keyDigits'],
  [['Enter'], 'keyEnter'],
  [['↑'], 'keyUp'],
  [['Esc'], 'keyEscape'],
  [['?'], 'keyHelp'],
];

/** What leads to the list; nobody would guess the question mark. */
export const linkView = ({ strings }: DialerModel, toggle: () => void): TemplateResult =>
  html`<button type="button" part="shortcuts-toggle" @click=${toggle}>
    ${shortcutText(strings)('shortcuts')} <kbd part="key-cap" aria-hidden="true">?</kbd>
  </button>`;

/** Every key that does something here. */
export function helpView(
  { strings }: DialerModel,
  { scope, combinations }: ReadShortcuts,
  close: () => void,
): TemplateResult {
  const t = shortcutText(strings);
  const list = [...combinations].map(([name, one]) => row(keyCaps(one), t(words[name])));
  const inDialer = own.map(([keys, word]) => row(keys, t(word)));
  return html`<section part="shortcuts" aria-labelledby="shortcuts-title">
    <div part="shortcuts-head">
      <h2 part="shortcuts-title" id="shortcuts-title">${t('shortcuts')}</h2>
      <button
        type="button"
        part="shortcuts-close"
        aria-label=${t('closeShortcuts')}
        @click=${close}
      >
        ${icon(closePath)}
      </button>
    </div>
    ${
      scope === 'page'
        ? html`<h3 part="shortcuts-scope">${t('shortcutsInPage')}</h3>
            <dl part="shortcut-list">${list}</dl>
            <h3 part="shortcuts-scope">${t('shortcutsInDialer')}</h3>
            <dl part="shortcut-list">${inDialer}</dl>`
        : html`<h3 part="shortcuts-scope">${t('shortcutsInDialer')}</h3>
            <dl part="shortcut-list">${list}${inDialer}</dl>`
    }
  </section>`;
}

const row = (keys: readonly string[], text: string): TemplateResult =>
  html`<div part="shortcut">
    <dt>${text}</dt>
    <dd dir="ltr">${keys.map((key) => html`<kbd part="key-cap">${key}</kbd>`)}</dd>
  </div>`;
