import { msg } from '@lit/localize';

/** What the button and the dialer both say. */
export const commonWords = {
  call: () => msg('Call', { id: 'call' }),
  callAgain: () => msg('Call again', { id: 'callAgain' }),
  cancel: () => msg('Cancel', { id: 'cancel' }),
  close: () => msg('Close', { id: 'close' }),
  end: () => msg('End', { id: 'end' }),
  mute: () => msg('Mute', { id: 'mute' }),
  keypad: () => msg('Keypad', { id: 'keypad' }),
  soundElsewhere: () => msg('The sound plays in another tab.', { id: 'soundElsewhere' }),
  useHere: () => msg('Use the phone in this tab', { id: 'useHere' }),
  hearSound: () => msg('Turn the sound on', { id: 'hearSound' }),
  ringing: () => msg('Ringing…', { id: 'ringing' }),
  connectedSaid: () => msg('Connected. You can speak now.', { id: 'connectedSaid' }),
  microphoneOff: () => msg('Your microphone is off', { id: 'microphoneOff' }),
  microphoneOn: () => msg('Your microphone is on', { id: 'microphoneOn' }),
  held: () => msg('On hold', { id: 'held' }),
  reconnecting: () => msg('Connection lost, reconnecting…', { id: 'reconnecting' }),
  reconnectingShort: () => msg('Reconnecting…', { id: 'reconnectingShort' }),
  ended: () => msg('Call ended', { id: 'ended' }),
  star: () => msg('star', { id: 'star' }),
  hash: () => msg('hash', { id: 'hash' }),
} as const;
