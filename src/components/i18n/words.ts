import { msg } from '@lit/localize';
import { commonWords } from './common-words.js';

/**
 * Every text of the button but the problems (`problem-words.ts`), looked up when it is rendered so that it
 * follows the language in force. `{n}` and the like are filled in by `saying.ts`.
 */
export const words = {
  ...commonWords,
  idleTitle: () => msg('Talk to us', { id: 'idleTitle' }),
  idleText: () => msg('We talk through your browser. You need no phone.', { id: 'idleText' }),
  hide: () => msg('Hide', { id: 'hide' }),
  continue: () => msg('Continue', { id: 'continue' }),
  details: () => msg('Details', { id: 'details' }),
  tryAgain: () => msg('Try again', { id: 'tryAgain' }),
  volume: () => msg('Volume', { id: 'volume' }),
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
  queued: () => msg('You are number {n}', { id: 'queued' }),
  queuedUnknown: () => msg('You are in the queue', { id: 'queuedUnknown' }),
  queuedText: () => msg('Please stay on the line.', { id: 'queuedText' }),
  queuedWait: () => msg('Please stay on the line, about {time}.', { id: 'queuedWait' }),
  inCall: () => msg('In call', { id: 'inCall' }),
  heldText: () => msg('You will be back in a moment. Please stay on the line.', { id: 'heldText' }),
  otherWays: () => msg('Other ways to reach us', { id: 'otherWays' }),
  byPhone: () => msg('By phone', { id: 'byPhone' }),
  byMail: () => msg('By e-mail', { id: 'byMail' }),
  onTheWeb: () => msg('On our web page', { id: 'onTheWeb' }),
  openSecure: () => msg('Open the secure page', { id: 'openSecure' }),
} as const;
