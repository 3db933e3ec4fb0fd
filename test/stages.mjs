// @ts-check
/** What `npm test` runs, in order. `npm test -- ground asterisk` runs some. */
import { readdirSync } from 'node:fs';

/**
 * @typedef {import('../lab/lab.mjs').PartName} PartName
 * @typedef {object} Stage
 * @property {string} name
 * @property {'node' | 'browser'} runner
 * @property {string[]} files
 * @property {PartName[]} needs parts of the lab without which it cannot run
 */

/** @param {string} folder */
const testsIn = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => `${folder}/${file}`)
    .sort();

/** @type {Stage[]} */
export const stages = [
  { name: 'ground', runner: 'node', files: testsIn('test/ground'), needs: [] },
  { name: 'lab-tools', runner: 'node', files: testsIn('lab/test'), needs: [] },
  { name: 'embedded-pbx', runner: 'node', files: testsIn('demo/pbx/test'), needs: [] },
  { name: 'browser', runner: 'browser', files: [], needs: ['browsers'] },
  { name: 'demo', runner: 'node', files: testsIn('demo/test'), needs: ['browsers'] },
  { name: 'visual', runner: 'node', files: testsIn('test/visual'), needs: ['browsers'] },
  {
    name: 'page',
    runner: 'node',
    files: [
      'test/e2e/page.test.mjs',
      'test/e2e/embedded.test.mjs',
      'test/e2e/embedded-dialer.test.mjs',
      'test/e2e/embedded-video.test.mjs',
      'test/e2e/call-window.test.mjs',
      'test/e2e/diagnosis-elsewhere.test.mjs',
      'test/e2e/secrets.test.mjs',
    ],
    needs: ['browsers'],
  },
  {
    name: 'servers',
    runner: 'node',
    files: ['test/e2e/servers.test.mjs'],
    needs: ['asterisk', 'kamailio', 'coturn', 'pulse'],
  },
  {
    name: 'asterisk',
    runner: 'node',
    files: [
      'test/e2e/asterisk.test.mjs',
      'test/e2e/asterisk-transfer.test.mjs',
      'test/e2e/asterisk-conference.test.mjs',
      'test/e2e/asterisk-subscriptions.test.mjs',
      'test/e2e/asterisk-dialer.test.mjs',
      'test/e2e/asterisk-video.test.mjs',
      'test/e2e/asterisk-foreign.test.mjs',
    ],
    needs: ['browsers', 'asterisk', 'pulse'],
  },
  {
    name: 'kamailio',
    runner: 'node',
    files: [
      'test/e2e/kamailio.test.mjs',
      'test/e2e/kamailio-transfer.test.mjs',
      'test/e2e/kamailio-dialer.test.mjs',
      'test/e2e/kamailio-video.test.mjs',
      'test/e2e/kamailio-foreign.test.mjs',
    ],
    needs: ['browsers', 'asterisk', 'kamailio', 'pulse'],
  },
  {
    name: 'tabs',
    runner: 'node',
    files: ['test/e2e/tabs.test.mjs', 'test/e2e/leader-kills.test.mjs'],
    needs: ['browsers', 'asterisk', 'pulse'],
  },
  {
    name: 'recovery',
    runner: 'node',
    files: ['test/e2e/recovery.test.mjs'],
    needs: ['browsers', 'asterisk', 'kamailio', 'pulse'],
  },
  {
    name: 'diagnosis',
    runner: 'node',
    files: [
      'test/e2e/diagnosis.test.mjs',
      'test/e2e/diagnosis-page.test.mjs',
      'test/e2e/diagnosis-lab.test.mjs',
    ],
    needs: ['browsers', 'asterisk', 'kamailio', 'coturn', 'pulse'],
  },
  {
    name: 'hidden',
    runner: 'node',
    files: ['test/e2e/hidden.test.mjs'],
    needs: ['browsers', 'asterisk', 'pulse', 'display'],
  },
];
