import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** The keyboard shortcuts. Fetched with them. */
const words = {
  shortcuts: () => msg('Keyboard shortcuts', { id: 'shortcuts' }),
  closeShortcuts: () => msg('Back', { id: 'closeShortcuts' }),
  shortcutsInPage: () => msg('Anywhere on this page', { id: 'shortcutsInPage' }),
  shortcutsInDialer: () => msg('While the phone has the focus', { id: 'shortcutsInDialer' }),
  shortcutAnswer: () => msg('Answer', { id: 'shortcutAnswer' }),
  shortcutDecline: () => msg('Decline', { id: 'shortcutDecline' }),
  shortcutHangup: () => msg('End the call', { id: 'shortcutHangup' }),
  shortcutMute: () => msg('Microphone off and on', { id: 'shortcutMute' }),
  shortcutHold: () => msg('Hold and resume', { id: 'shortcutHold' }),
  shortcutOpen: () => msg('Go to the number field', { id: 'shortcutOpen' }),
  keyDigits: () => msg('Type a number, or tones', { id: 'keyDigits' }),
  keyEnter: () => msg('Call', { id: 'keyEnter' }),
  keyUp: () => msg('Last number, in an empty field', { id: 'keyUp' }),
  keyEscape: () => msg('Back; never ends a call', { id: 'keyEscape' }),
  keyHelp: () => msg('This list', { id: 'keyHelp' }),
} as const;

export type ShortcutStrings = Partial<Record<keyof typeof words, string>>;

export const shortcutText = saying(words);
