import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** Other extensions, and messages that wait. Fetched with what shows them. */
const words = {
  extensions: () => msg('Extensions', { id: 'extensions' }),
  extensionsRinging: () => msg('{n} ringing', { id: 'extensionsRinging' }),
  extensionIdle: () => msg('Free', { id: 'extensionIdle' }),
  extensionRinging: () => msg('Ringing', { id: 'extensionRinging' }),
  extensionRingingFrom: () => msg('Ringing: {name}', { id: 'extensionRingingFrom' }),
  extensionBusy: () => msg('In a call', { id: 'extensionBusy' }),
  extensionBusyWith: () => msg('In a call: {name}', { id: 'extensionBusyWith' }),
  extensionUnknown: () => msg('Not known', { id: 'extensionUnknown' }),
  extensionSaid: () => msg('{extension}: {status}', { id: 'extensionSaid' }),
  callExtension: () => msg('Call {extension}', { id: 'callExtension' }),
  pickUp: () => msg('Pick up', { id: 'pickUp' }),
  pickUpAt: () => msg('Pick up the call for {extension}', { id: 'pickUpAt' }),
  messagesWaiting: () => msg('New messages', { id: 'messagesWaiting' }),
  messageWaiting: () => msg('1 new message', { id: 'messageWaiting' }),
  messagesCount: () => msg('{n} new messages', { id: 'messagesCount' }),
  hearMessages: () => msg('Listen', { id: 'hearMessages' }),
} as const;

export type WatchedStrings = Partial<Record<keyof typeof words, string>>;

export const watchedText = saying(words);
