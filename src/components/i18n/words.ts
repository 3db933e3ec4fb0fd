import { msg } from '@lit/localize';

/**
 * Every text but the problems (`problem-words.ts`), looked up when it is rendered so that it follows
 * the language in force. `{n}` and the like are filled in by `text.ts`.
 */
export const words = {
  idleTitle: () => msg('Talk to us', { id: 'idleTitle' }),
  idleText: () => msg('We talk through your browser. You need no phone.', { id: 'idleText' }),
  call: () => msg('Call', { id: 'call' }),
  callAgain: () => msg('Call again', { id: 'callAgain' }),
  cancel: () => msg('Cancel', { id: 'cancel' }),
  close: () => msg('Close', { id: 'close' }),
  hide: () => msg('Hide', { id: 'hide' }),
  continue: () => msg('Continue', { id: 'continue' }),
  details: () => msg('Details', { id: 'details' }),
  tryAgain: () => msg('Try again', { id: 'tryAgain' }),
  end: () => msg('End', { id: 'end' }),
  mute: () => msg('Mute', { id: 'mute' }),
  keypad: () => msg('Keypad', { id: 'keypad' }),
  volume: () => msg('Volume', { id: 'volume' }),
  soundElsewhere: () => msg('The sound plays in another tab.', { id: 'soundElsewhere' }),
  useHere: () => msg('Use the phone in this tab', { id: 'useHere' }),
  hearSound: () => msg('Turn the sound on', { id: 'hearSound' }),
  noticeTitle: () => msg('Before we talk', { id: 'noticeTitle' }),
  primerTitle: () => msg('Microphone needed', { id: 'primerTitle' }),
  primerText: () =>
    msg('Your browser will ask for the microphone. Choose Allow, so that we can hear you.', {
      id: 'primerText',
    }),
  permissionTitle: () => msg('Please choose Allow', { id: 'permissionTitle' }),
  permissionText: () =>
    msg('Your browser is asking whether this page may use the microphone.', {
      id: 'permissionText',
    }),
  connecting: () => msg('Connecting…', { id: 'connecting' }),
  ringing: () => msg('Ringing…', { id: 'ringing' }),
  queued: () => msg('You are number {n}', { id: 'queued' }),
  queuedUnknown: () => msg('You are in the queue', { id: 'queuedUnknown' }),
  queuedText: () => msg('Please stay on the line.', { id: 'queuedText' }),
  queuedWait: () => msg('Please stay on the line, about {time}.', { id: 'queuedWait' }),
  inCall: () => msg('In call', { id: 'inCall' }),
  connectedSaid: () => msg('Connected. You can speak now.', { id: 'connectedSaid' }),
  microphoneOff: () => msg('Your microphone is off', { id: 'microphoneOff' }),
  microphoneOn: () => msg('Your microphone is on', { id: 'microphoneOn' }),
  held: () => msg('On hold', { id: 'held' }),
  heldText: () => msg('You will be back in a moment. Please stay on the line.', { id: 'heldText' }),
  reconnecting: () => msg('Connection lost, reconnecting…', { id: 'reconnecting' }),
  reconnectingShort: () => msg('Reconnecting…', { id: 'reconnectingShort' }),
  ended: () => msg('Call ended', { id: 'ended' }),
  otherWays: () => msg('Other ways to reach us', { id: 'otherWays' }),
  byPhone: () => msg('By phone', { id: 'byPhone' }),
  byMail: () => msg('By e-mail', { id: 'byMail' }),
  onTheWeb: () => msg('On our web page', { id: 'onTheWeb' }),
  openSecure: () => msg('Open the secure page', { id: 'openSecure' }),
  star: () => msg('star', { id: 'star' }),
  hash: () => msg('hash', { id: 'hash' }),
} as const;
