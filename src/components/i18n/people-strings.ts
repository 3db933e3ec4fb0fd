import type { ContactsStrings } from './contacts-words.js';
import type { RecentsStrings } from './recents-words.js';
import type { SuggestionsStrings } from './suggestions-words.js';

/** Texts of contacts, recent calls and suggestions. */
export type PeopleStrings = ContactsStrings & RecentsStrings & SuggestionsStrings;
