// @ts-check
import { accounts, startPbx } from '../../../demo/pbx/index.mjs';
import { connectAmi } from '../../../lab/ami.mjs';
import { endpoints } from '../../../lab/endpoints.mjs';

/** @typedef {import('./scenarios.mjs').PbxUnderTest} PbxUnderTest */

/**
 * Asterisk in the lab, seen from its manager interface. Only the channels of these tests count: the
 * bench may use the same lab.
 *
 * @param {RegExp} [ours] names of our channels
 * @returns {Promise<PbxUnderTest>}
 */
export async function asteriskUnderTest(ours = /^PJSIP\/(1001|1006|anonymous)-/) {
  const ami = await connectAmi(endpoints.asterisk.ami);
  const { ws: server, users } = endpoints.asterisk;
  const channels = async () => (await ami.channels()).filter(({ name }) => ours.test(name));
  return {
    server,
    domain: endpoints.domain,
    caller: userNamed('1006', users),
    agent: { server, ...userNamed('1001', users) },
    colleagues: [userNamed('1001', users), userNamed('1002', users)],
    liveCalls: async () => (await channels()).length,
    collectDigits: async (dial) => {
      const collector = ami.collectDigits(({ Channel = '' }) => ours.test(Channel));
      await dial();
      collector.stop();
      return collector.digits();
    },
    hangupAll: async () => {
      for (const { name } of await channels()) {
        await ami.hangup(name).catch((/** @type {unknown} */ error) => {
          // Gone meanwhile with the channel it was talking to.
          if (!String(error).includes('No such channel')) throw error;
        });
      }
    },
    close: () => ami.close(),
  };
}

/**
 * Kamailio in the lab. Its numbers are answered by the Asterisk behind it, through rtpengine; the
 * agents of the help desk are registered there.
 *
 * @returns {Promise<PbxUnderTest>}
 */
export async function kamailioUnderTest() {
  const { ws: server, users } = endpoints.kamailio;
  const behind = await asteriskUnderTest(/^PJSIP\/(1001|kamailio(-guests)?)-/);
  return {
    ...behind,
    server,
    caller: userNamed('2003', users),
    colleagues: [userNamed('2001', users), userNamed('2002', users)],
  };
}

/**
 * The embedded PBX, one of its own for each run.
 *
 * @returns {Promise<PbxUnderTest>}
 */
export async function embeddedUnderTest() {
  const pbx = await startPbx();
  const server = pbx.url;
  const users = [...accounts].map(([username, password]) => ({ username, password }));
  return {
    server,
    domain: pbx.domain,
    caller: userNamed('1006', users),
    agent: { server, ...userNamed('1001', users) },
    colleagues: [userNamed('1001', users), userNamed('1002', users)],
    liveCalls: async () => pbx.calls().length,
    collectDigits: async (dial) => {
      let digits = '';
      const collect = (/** @type {{ digit: string }} */ { digit }) => (digits += digit);
      pbx.events.on('dtmf', collect);
      await dial();
      pbx.events.off('dtmf', collect);
      return digits;
    },
    hangupAll: async () => pbx.hangupAll(),
    close: () => pbx.close(),
  };
}

/**
 * @param {string} name
 * @param {{ username: string, password: string }[]} users
 */
function userNamed(name, users) {
  const user = users.find(({ username }) => username === name);
  if (!user) throw new Error(`the lab has no user ${name}`);
  return user;
}
