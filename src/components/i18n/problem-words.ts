import { msg } from '@lit/localize';

/** What stands in a visitor's way: what happened, and under the same name with `Next`, what to do. */
export const problemWords = {
  blocked: () => msg('Microphone is blocked', { id: 'blocked' }),
  blockedNext: () =>
    msg('Allow the microphone for this page in your browser’s settings, then try again.', {
      id: 'blockedNext',
    }),
  blockedNextChromium: () =>
    msg(
      'Press the icon at the start of the address bar, switch Microphone to allowed, then try again.',
      { id: 'blockedNextChromium' },
    ),
  blockedNextFirefox: () =>
    msg('Press the microphone in the address bar, take the block away, then try again.', {
      id: 'blockedNextFirefox',
    }),
  blockedNextSafari: () =>
    msg(
      'Open the page menu in the address bar, choose the settings for this website, set Microphone to Allow, then try again.',
      { id: 'blockedNextSafari' },
    ),
  dismissed: () => msg('The microphone was not allowed', { id: 'dismissed' }),
  dismissedNext: () =>
    msg('Try again and choose Allow when your browser asks.', { id: 'dismissedNext' }),
  policy: () => msg('This page may not use the microphone', { id: 'policy' }),
  policyNext: () =>
    msg('The website does not let it through here. Please reach us another way.', {
      id: 'policyNext',
    }),
  noMic: () => msg('No microphone found', { id: 'noMic' }),
  noMicNext: () => msg('Connect a microphone or a headset, then try again.', { id: 'noMicNext' }),
  micInUse: () => msg('The microphone is in use', { id: 'micInUse' }),
  micInUseNext: () =>
    msg('Close the other program that uses it, then try again.', { id: 'micInUseNext' }),
  micLost: () => msg('The microphone went away', { id: 'micLost' }),
  micLostNext: () =>
    msg('Check that it is plugged in. If they still cannot hear you, call again.', {
      id: 'micLostNext',
    }),
  unsupported: () => msg('This browser cannot call', { id: 'unsupported' }),
  unsupportedNext: () =>
    msg('Please use a current Chrome, Edge, Firefox or Safari, or reach us another way.', {
      id: 'unsupportedNext',
    }),
  insecure: () => msg('This page is not secure', { id: 'insecure' }),
  insecureNext: () =>
    msg('Browsers allow calls only from pages whose address starts with https.', {
      id: 'insecureNext',
    }),
  busy: () => msg('The line is busy', { id: 'busy' }),
  busyNext: () => msg('Please try again in a few minutes.', { id: 'busyNext' }),
  noAnswer: () => msg('Nobody answered', { id: 'noAnswer' }),
  noAnswerNext: () => msg('Please try again a little later.', { id: 'noAnswerNext' }),
  declined: () => msg('The call was not taken', { id: 'declined' }),
  declinedNext: () => msg('Please try again a little later.', { id: 'declinedNext' }),
  unreachable: () => msg('We cannot be reached right now', { id: 'unreachable' }),
  unreachableNext: () => msg('Please try again a little later.', { id: 'unreachableNext' }),
  network: () => msg('No connection to our phone system', { id: 'network' }),
  networkNext: () =>
    msg('Check your internet connection, then try again. Some company networks block calls.', {
      id: 'networkNext',
    }),
  notLoaded: () => msg('This did not load', { id: 'notLoaded' }),
  // Firefox never fetches a module again that once failed.
  notLoadedNext: () =>
    msg('Check your internet connection, then reload the page.', { id: 'notLoadedNext' }),
  offline: () => msg('You are offline', { id: 'offline' }),
  offlineNext: () => msg('Connect to the internet, then try again.', { id: 'offlineNext' }),
  lost: () => msg('The connection was lost', { id: 'lost' }),
  lostNext: () => msg('Check your internet connection and call again.', { id: 'lostNext' }),
  notKept: () => msg('The call ended when the page changed', { id: 'notKept' }),
  notKeptNext: () => msg('Please call again.', { id: 'notKeptNext' }),
  media: () => msg('The sound could not get through', { id: 'media' }),
  mediaNext: () =>
    msg('Your network may block calls. Try another network, or reach us another way.', {
      id: 'mediaNext',
    }),
  setup: () => msg('This button is not set up correctly', { id: 'setup' }),
  setupNext: () => msg('It is not your fault. Please reach us another way.', { id: 'setupNext' }),
  refused: () => msg('Our phone system did not accept the call', { id: 'refused' }),
  refusedNext: () =>
    msg('Reload the page and try again, or reach us another way.', { id: 'refusedNext' }),
  otherCall: () => msg('You are already in a call', { id: 'otherCall' }),
  otherCallNext: () => msg('End it first, then try again.', { id: 'otherCallNext' }),
  incomingCall: () => msg('A call is coming in', { id: 'incomingCall' }),
  incomingCallNext: () =>
    msg('Somebody is calling you. When it has stopped ringing, try again.', {
      id: 'incomingCallNext',
    }),
  failed: () => msg('The call did not work', { id: 'failed' }),
  failedNext: () => msg('Please try again in a moment.', { id: 'failedNext' }),
} as const;

export type ProblemKey = keyof typeof problemWords;
/** The names without `Next`. */
export type Problem = Exclude<ProblemKey, `${string}Next${string}`>;
