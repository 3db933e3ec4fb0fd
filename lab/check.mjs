// @ts-check
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connectAmi } from './ami.mjs';
import { originChecks, sipChecks } from './check/sip-checks.mjs';
import { allocateRelay } from './check/turn-allocate.mjs';
import { endpoints } from './endpoints.mjs';
import { pulseSocket } from './parts/pulse.mjs';

/** @typedef {import('./check/sip-checks.mjs').Check} Check */

const { asterisk, display, turn } = endpoints;

/** @type {Record<import('./lab.mjs').PartName, Check[]>} */
export const checks = {
  asterisk: [
    // Asterisk looks the number up in the guest's context and does not find it.
    ...sipChecks('asterisk', 404),
    {
      name: 'asterisk: the guest context holds 0800 and 0801 only',
      run: () =>
        withAmi(async (ami) => {
          const shown = await ami.command('dialplan show guests');
          assert.deepEqual(shown.match(/'.*?' =>/g), ["'0800' =>", "'0801' =>"]);
          assert.doesNotMatch(shown, /Include/);
        }),
    },
    {
      name: 'asterisk: the manager interface tells the live channels',
      run: () => withAmi(async (ami) => assert.ok(Array.isArray(await ami.channels()))),
    },
    {
      name: 'asterisk: the manager interface refuses a wrong secret',
      run: () => assert.rejects(connectAmi({ ...asterisk.ami, secret: 'wrong' }), /Authentication/),
    },
  ],
  kamailio: [...sipChecks('kamailio', 403), ...originChecks],
  coturn: [
    { name: 'coturn: a relay for the static user', run: () => relay(turn.credential, 0) },
    { name: 'coturn: none for a wrong password', run: () => relay('wrong', 401) },
    { name: 'coturn: a relay for a user of the shared secret', run: () => restRelay(60, 0) },
    { name: 'coturn: none once that user has expired', run: () => restRelay(-60, 401) },
  ],
  pulse: [
    {
      name: 'pulse: the sound server answers',
      run: async () => {
        const socket = connect(pulseSocket);
        await once(socket, 'connect');
        socket.destroy();
      },
    },
  ],
  display: [
    {
      name: 'display: the screen answers',
      run: async () => {
        const socket = connect(`/tmp/.X11-unix/X${display.env.DISPLAY?.slice(1)}`);
        await once(socket, 'connect');
        socket.destroy();
      },
    },
  ],
  browsers: [],
};

/**
 * Asks the running servers over the wire whether they do what the lab promises.
 *
 * @param {import('./lab.mjs').PartName[]} parts
 * @param {(line: string) => void} print gets one line for each check, then `N passed, N failed`
 * @returns {Promise<number>} how many failed
 */
export async function runChecks(parts, print) {
  let passed = 0;
  let failed = 0;
  for (const { name, run } of parts.flatMap((part) => checks[part])) {
    try {
      await run();
      passed += 1;
      print(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      print(`failed  ${name}: ${messageOf(error)}`);
    }
  }
  print(`${passed} passed, ${failed} failed`);
  return failed;
}

/** @param {(ami: import('./ami.mjs').Ami) => Promise<void>} work */
async function withAmi(work) {
  const ami = await connectAmi(asterisk.ami);
  try {
    await work(ami);
  } finally {
    await ami.close();
  }
}

/**
 * @param {string} credential
 * @param {number} expected
 */
async function relay(credential, expected) {
  assert.equal(await allocateRelay({ ...turn, credential }), expected);
}

/**
 * @param {number} seconds from now until the user expires
 * @param {number} expected
 */
async function restRelay(seconds, expected) {
  const { port, secret } = turn.rest;
  const username = `${Math.floor(Date.now() / 1000) + seconds}:visitor`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  const server = { address: turn.address, port, username, credential };
  assert.equal(await allocateRelay(server), expected);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}
