import { problemWords } from './problem-words.js';
import { saying } from './saying.js';
import { words } from './words.js';

const catalogue = { ...words, ...problemWords };

export type TextKey = keyof typeof catalogue;

/** Texts of the page's own, by key; they stand over every language's. */
export type Strings = Partial<Record<TextKey | 'loadFailed', string>>;

/** Says a text of the button in the language in force. */
export const textWith = saying(catalogue);

export type Text = ReturnType<typeof textWith>;
