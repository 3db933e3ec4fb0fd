import { msg } from '@lit/localize';
import { callResultWords } from './call-result-words.js';
import { commonWords } from './common-words.js';
import { saying } from './saying.js';

/** Every text of the dialer. `{name}` and the like are filled in by `saying.ts`. */
const words = {
  ...commonWords,
  ...callResultWords,
  phone: () => msg('Phone', { id: 'phone' }),
  number: () => msg('Number', { id: 'number' }),
  tones: () => msg('Tones', { id: 'tones' }),
  tonesHint: () => msg('Digits are sent as you type', { id: 'tonesHint' }),
  sendTones: () => msg('Send the tones {tones}', { id: 'sendTones' }),
  deleteLast: () => msg('Delete last', { id: 'deleteLast' }),
  newCall: () => msg('New call', { id: 'newCall' }),
  backToCall: () => msg('Back to the call', { id: 'backToCall' }),
  severalNumbers: () => msg('Several numbers were found. Choose one:', { id: 'severalNumbers' }),
  answer: () => msg('Answer', { id: 'answer' }),
  holdAndAnswer: () => msg('Hold and answer', { id: 'holdAndAnswer' }),
  endAndAnswer: () => msg('End and answer', { id: 'endAndAnswer' }),
  decline: () => msg('Decline', { id: 'decline' }),
  hold: () => msg('Hold', { id: 'hold' }),
  resume: () => msg('Resume', { id: 'resume' }),
  swap: () => msg('Swap', { id: 'swap' }),
  speaker: () => msg('Sound off', { id: 'speaker' }),
  dialing: () => msg('Dialling {number}…', { id: 'dialing' }),
  transfer: () => msg('Transfer', { id: 'transfer' }),
  transferTo: () => msg('Transfer to', { id: 'transferTo' }),
  transferNow: () => msg('Transfer now', { id: 'transferNow' }),
  askFirst: () => msg('Ask first', { id: 'askFirst' }),
  asking: () => msg('Asking {target} first', { id: 'asking' }),
  transferring: () => msg('Transferring to {target}…', { id: 'transferring' }),
  transferRinging: () => msg('It rings at {target}…', { id: 'transferRinging' }),
  transferFailed: () => msg('The transfer to {target} did not work', { id: 'transferFailed' }),
  completeTransfer: () => msg('Hand over', { id: 'completeTransfer' }),
  cancelTransfer: () => msg('Back to the caller', { id: 'cancelTransfer' }),
  tonesInTransfer: () =>
    msg('Tones cannot go along with a transfer. Ask first, or leave them out.', {
      id: 'tonesInTransfer',
    }),
  answering: () => msg('Answering…', { id: 'answering' }),
  earlyMedia: () => msg('Ringing, listen…', { id: 'earlyMedia' }),
  incoming: () => msg('Incoming call', { id: 'incoming' }),
  incomingSaid: () => msg('Incoming call from {name}', { id: 'incomingSaid' }),
  inCallWith: () => msg('Call with {name}', { id: 'inCallWith' }),
  queueName: () => msg('Queue: {name}', { id: 'queueName' }),
  anonymous: () => msg('Anonymous', { id: 'anonymous' }),
  connected: () => msg('Connected', { id: 'connected' }),
  heldByOther: () => msg('Held by the other side', { id: 'heldByOther' }),
  heldSaid: () => msg('The call is on hold', { id: 'heldSaid' }),
  resumedSaid: () => msg('The call goes on', { id: 'resumedSaid' }),
  ending: () => msg('Ending…', { id: 'ending' }),
  sipStatus: () => msg('SIP {code} {reason}', { id: 'sipStatus' }),
  devicesToggle: () => msg('Sound and devices', { id: 'devicesToggle' }),
  dismiss: () => msg('Dismiss', { id: 'dismiss' }),
  lineReady: () => msg('Ready', { id: 'lineReady' }),
  lineConnecting: () => msg('Connecting…', { id: 'lineConnecting' }),
  lineLost: () => msg('Connection lost, trying again…', { id: 'lineLost' }),
  lineFailed: () => msg('Not registered', { id: 'lineFailed' }),
  lineOff: () => msg('Signed out', { id: 'lineOff' }),
  lineOutgoing: () => msg('Outgoing calls only', { id: 'lineOutgoing' }),
  lineUnconfirmed: () => msg('Last confirmed {time} ago', { id: 'lineUnconfirmed' }),
  recents: () => msg('Recents', { id: 'recents' }),
  missedCount: () => msg('{n} missed', { id: 'missedCount' }),
  missedOnly: () => msg('Missed', { id: 'missedOnly' }),
  searchRecents: () => msg('Search calls', { id: 'searchRecents' }),
  noRecents: () => msg('No calls yet', { id: 'noRecents' }),
  noneFound: () => msg('No calls found', { id: 'noneFound' }),
  showMore: () => msg('Show more', { id: 'showMore' }),
  exportCsv: () => msg('Save as CSV', { id: 'exportCsv' }),
  removeEntry: () => msg('Remove the call with {name}', { id: 'removeEntry' }),
  outgoing: () => msg('Outgoing call', { id: 'outgoing' }),
  signIn: () => msg('Sign in', { id: 'signIn' }),
  signOut: () => msg('Sign out', { id: 'signOut' }),
  signOutInCall: () => msg('End the call before you sign out.', { id: 'signOutInCall' }),
  userName: () => msg('User name or extension', { id: 'userName' }),
  password: () => msg('Password', { id: 'password' }),
} as const;

export type DialerTextKey = keyof typeof words;

/** Texts of the page's own, by key; they stand over every language's. */
export type DialerStrings = Partial<Record<DialerTextKey, string>>;

/** Says a text of the dialer in the language in force. */
export const dialerText = saying(words);

export type DialerText = ReturnType<typeof dialerText>;
