import { msg } from '@lit/localize';
import type { DiagnosticStatus, DiagnosticStepName } from '../../core/diagnostics.js';
import { saying } from './saying.js';

/** The connection test. Fetched with it. */
const words = {
  testTitle: () => msg('Connection test', { id: 'testTitle' }),
  testHint: () =>
    msg('Tests the way from this page to the server, layer by layer. Calls are not disturbed.', {
      id: 'testHint',
    }),
  testStart: () => msg('Check connection', { id: 'testStart' }),
  testAgain: () => msg('Check again', { id: 'testAgain' }),
  testCancel: () => msg('Cancel', { id: 'testCancel' }),
  testTarget: () => msg('Number of an echo service', { id: 'testTarget' }),
  testTargetHint: () =>
    msg('Optional: is called to test the sound, for example *43.', { id: 'testTargetHint' }),
  testCopy: () => msg('Copy report', { id: 'testCopy' }),
  testSave: () => msg('Save as JSON', { id: 'testSave' }),
  testCopied: () => msg('Report copied', { id: 'testCopied' }),
  testNotCopied: () =>
    msg('The browser did not let the report be copied: save it instead', { id: 'testNotCopied' }),
  testDetails: () => msg('Details', { id: 'testDetails' }),
  testFirst: () => msg('See to this first: {step}', { id: 'testFirst' }),
  testGood: () => msg('Everything that was tested works', { id: 'testGood' }),
  testWarned: () => msg('It works, with something to be told', { id: 'testWarned' }),
  testWasCancelled: () => msg('The test was cancelled', { id: 'testWasCancelled' }),
  testBroken: () => msg('The test could not be made', { id: 'testBroken' }),
  testRuns: () => msg('Testing: {step}', { id: 'testRuns' }),
  testTook: () => msg('{ms} ms', { id: 'testTook' }),
  testFoundServer: () =>
    msg('SIP answers at another address of this server:', { id: 'testFoundServer' }),
  testFoundProxy: () => msg('The server names another one for this:', { id: 'testFoundProxy' }),
  testUse: () => msg('Use {server}', { id: 'testUse' }),
  testOpenServer: () => msg('Open {url} in a new tab', { id: 'testOpenServer' }),
  testCures: () => msg('What to do', { id: 'testCures' }),
} as const;

export const testText = saying(words);
export type TestStrings = Partial<Record<keyof typeof words, string>>;
export type TestText = ReturnType<typeof testText>;

const steps: Readonly<Record<DiagnosticStepName, () => string>> = {
  page: () => msg('This page', { id: 'stepPage' }),
  address: () => msg('Address', { id: 'stepAddress' }),
  server: () => msg('Server', { id: 'stepServer' }),
  websocket: () => msg('WebSocket', { id: 'stepWebsocket' }),
  account: () => msg('Account', { id: 'stepAccount' }),
  microphone: () => msg('Microphone', { id: 'stepMicrophone' }),
  codecs: () => msg('Codecs', { id: 'stepCodecs' }),
  stun: () => msg('STUN', { id: 'stepStun' }),
  turn: () => msg('TURN', { id: 'stepTurn' }),
  network: () => msg('Network for sound', { id: 'stepNetwork' }),
  call: () => msg('Test call', { id: 'stepCall' }),
};

const statuses: Readonly<Record<DiagnosticStatus, () => string>> = {
  waiting: () => msg('waiting', { id: 'testWaiting' }),
  running: () => msg('being tested', { id: 'testRunning' }),
  passed: () => msg('works', { id: 'testPassed' }),
  warned: () => msg('works, but', { id: 'testWarnedStep' }),
  failed: () => msg('broken', { id: 'testFailed' }),
  skipped: () => msg('not tested', { id: 'testSkipped' }),
  cancelled: () => msg('cancelled', { id: 'testCancelled' }),
};

export const stepText = (step: DiagnosticStepName): string => steps[step]();
export const statusText = (status: DiagnosticStatus): string => statuses[status]();
