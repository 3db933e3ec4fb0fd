import { problemWords } from './problem-words.js';
import { words } from './words.js';

const catalogue = { ...words, ...problemWords };

export type TextKey = keyof typeof catalogue;

/** Texts of the page's own, by key; they stand over every language's. */
export type Strings = Partial<Record<TextKey | 'loadFailed', string>>;

/** Says a text in the language in force. Values are plain text; templates escape them. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export function textWith(strings: Strings | undefined): Text {
  return (key, values = {}) =>
    (strings?.[key] ?? catalogue[key]()).replace(/\{(\w+)\}/g, (all, name: string) =>
      String(values[name] ?? all),
    );
}
