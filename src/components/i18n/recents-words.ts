import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** The calls that are over. Fetched with the view. */
const words = {
  missedOnly: () => msg('Missed', { id: 'missedOnly' }),
  searchRecents: () => msg('Search calls', { id: 'searchRecents' }),
  noRecents: () => msg('No calls yet', { id: 'noRecents' }),
  noneFound: () => msg('No calls found', { id: 'noneFound' }),
  showMore: () => msg('Show more', { id: 'showMore' }),
  exportCsv: () => msg('Save as CSV', { id: 'exportCsv' }),
  entryDetails: () => msg('Details of the call with {name}', { id: 'entryDetails' }),
  callsList: () => msg('Calls', { id: 'callsList' }),
  entryNumber: () => msg('Number', { id: 'entryNumber' }),
  entryWhen: () => msg('When', { id: 'entryWhen' }),
  entryResult: () => msg('Result', { id: 'entryResult' }),
  entryRang: () => msg('Rang', { id: 'entryRang' }),
  entryTalked: () => msg('Talked', { id: 'entryTalked' }),
  entryHeld: () => msg('On hold', { id: 'entryHeld' }),
  entrySound: () => msg('Sound', { id: 'entrySound' }),
  entryAccount: () => msg('Account', { id: 'entryAccount' }),
  entryNote: () => msg('Note', { id: 'entryNote' }),
  sipCode: () => msg('SIP {code}', { id: 'sipCode' }),
  soundLoss: () => msg('{value} lost', { id: 'soundLoss' }),
  soundJitter: () => msg('jitter {value}', { id: 'soundJitter' }),
  soundRoundTrip: () => msg('round trip {value}', { id: 'soundRoundTrip' }),
  saveContact: () => msg('Save as contact', { id: 'saveContact' }),
  removeEntry: () => msg('Remove the call with {name}', { id: 'removeEntry' }),
  remove: () => msg('Remove', { id: 'remove' }),
} as const;

export type RecentsStrings = Partial<Record<keyof typeof words, string>>;

export const recentsText = saying(words);

export type RecentsText = ReturnType<typeof recentsText>;
