import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** Whom the typed number may mean. Fetched with the first character. */
const words = {
  suggestions: () => msg('Suggestions', { id: 'suggestions' }),
} as const;

export type SuggestionsStrings = Partial<Record<keyof typeof words, string>>;

export const suggestionsText = saying(words);
