// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { frameSize } from '../media/ulaw.mjs';
import { pbxFor } from './pbx.mjs';

/**
 * @typedef {import('./caller.mjs').Caller} Caller
 * @typedef {Awaited<ReturnType<typeof import('../index.mjs').startPbx>>} Pbx
 */

/** Packets of 20 ms that are enough to tell sound from silence. */
const enough = 15;

/** Enough for an extension that never looks at it. */
const anyOffer = {
  headers: [
    /** @type {import('../sip/message.mjs').Header} */ (['Content-Type', 'application/sdp']),
  ],
  body: 'v=0\r\n',
};

/** @param {Caller} caller */
async function hearsSound(caller) {
  const from = caller.heard.length;
  await caller.untilHeard(from + enough);
  assert.ok(caller.energy(from) > 1e-3, `energy ${caller.energy(from)}`);
}

/** @param {Caller} caller */
async function hearsSilence(caller) {
  const from = caller.heard.length;
  await caller.untilHeard(from + enough);
  assert.equal(caller.energy(from), 0);
}

/**
 * @param {Pbx} pbx
 * @param {Caller} caller
 */
async function hangsUp(pbx, caller) {
  assert.equal((await caller.within('BYE')).status, 200);
  assert.deepEqual(pbx.extensionCalls(), []);
  assert.deepEqual(pbx.calls(), []);
}

describe('the help desk', () => {
  it('rings a guest and answers with sound within two seconds', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const from = performance.now();
    const caller = await call('0800');
    await caller.client.status(180);
    await caller.connected();
    await hearsSound(caller);
    assert.ok(performance.now() - from < 2_000);
    await hangsUp(pbx, caller);
  });

  it('says goodbye and hangs up on key 9', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('0800');
    await caller.connected();
    await caller.untilHeard(1);
    caller.press(9);
    await caller.client.request('BYE');
    assert.deepEqual(pbx.extensionCalls(), []);
  });

  it('lets callers hear themselves after key 2, and nothing of the music any more', async (t) => {
    const { call } = await pbxFor(t);
    const caller = await call('0800');
    await caller.connected();
    await hearsSound(caller);
    caller.press(2);
    const quiet = new Set();
    // The acknowledging tone first; then silence, since the caller says nothing.
    while (quiet.size < enough) {
      const at = caller.heard.length;
      await caller.untilHeard(at + 1);
      if (caller.energy(at) === 0) quiet.add(at);
      else quiet.clear();
      assert.ok(at < 400, 'the music goes on');
    }
  });
});

describe('an extension', () => {
  it('600 sends back what it hears, and silence while it hears nothing', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('600', '1001');
    await caller.connected();
    await hearsSilence(caller);
    const word = Uint8Array.from({ length: frameSize }, (_, i) => (i * 7) % 256);
    caller.speak(word);
    const from = caller.heard.length;
    await caller.untilHeard(from + enough);
    assert.equal(caller.heard.filter((frame) => frame.equals(word)).length, 1);
    assert.ok((pbx.extensionCalls()[0]?.energyReceived ?? 0) > 0);
    await hangsUp(pbx, caller);
  });

  it('601 plays a tone', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('601', '1001');
    await caller.connected();
    await hearsSound(caller);
    await hangsUp(pbx, caller);
  });

  it('604 is heard before it answers', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('604', '1001');
    await caller.accept(await caller.client.status(183));
    await hearsSound(caller);
    assert.deepEqual(
      pbx.calls().map(({ state }) => state),
      ['ringing'],
    );
    await caller.connected();
    await hangsUp(pbx, caller);
  });

  it('605 hangs up after three seconds', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('605', '1001');
    await caller.connected();
    const from = performance.now();
    await hearsSound(caller);
    const ended = once(pbx.events, 'extension-call-ended');
    await ended;
    const seconds = (performance.now() - from) / 1_000;
    assert.ok(seconds > 2.5 && seconds < 3.5, `${seconds} s`);
    await caller.client.request('BYE');
    assert.deepEqual(pbx.calls(), []);
  });

  it('606 understands keys as events and as INFO, each once, and sounds them back', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('606', '1001');
    await caller.connected();
    await caller.untilHeard(1);
    for (const event of [1, 1, 10, 11, 15]) {
      const told = once(pbx.events, 'dtmf');
      caller.press(event);
      await told;
    }
    const info = await caller.within('INFO', 'Signal=7\r\nDuration=160\r\n');
    assert.equal(info.status, 200);
    assert.equal(pbx.extensionCalls()[0]?.digits, '11*#D7');
    await hearsSound(caller);
    await hangsUp(pbx, caller);
  });

  it('620 rings before it answers', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('620', '1001');
    await caller.client.status(180);
    await caller.connected();
    await hangsUp(pbx, caller);
  });

  it('falls silent while it is held and is heard again afterwards', async (t) => {
    const { call } = await pbxFor(t);
    const [caller, other] = [await call('601', '1001'), await call('601', '1002')];
    await Promise.all([caller.connected(), other.connected()]);
    await hearsSound(caller);
    const held = await caller.offerAgain((sdp) => sdp.replace('a=sendrecv', 'a=inactive'));
    assert.match(held.body, /a=inactive/);
    const before = caller.heard.length;
    await hearsSound(other);
    assert.ok(caller.heard.length - before <= 1, 'more than what was on its way');
    const resumed = await caller.offerAgain((sdp) => sdp);
    assert.match(resumed.body, /a=sendrecv/);
    await hearsSound(caller);
  });
});

describe('an extension that refuses', () => {
  for (const [number, status] of /** @type {const} */ ([
    ['602', 486],
    ['607', 403],
    ['608', 480],
    ['609', 404],
    ['610', 302],
  ])) {
    it(`${number} answers ${status}`, async (t) => {
      const { pbx, registered } = await pbxFor(t);
      const client = await registered('1001');
      await client.invite(number, anyOffer);
      assert.equal((await client.final('INVITE')).status, status);
      assert.deepEqual(pbx.extensionCalls(), []);
    });
  }

  it('603 rings until the caller gives up', async (t) => {
    const { pbx, registered } = await pbxFor(t);
    const client = await registered('1001');
    const invite = await client.invite('603', anyOffer);
    await client.status(180);
    client.send(client.follow('CANCEL', invite));
    assert.equal((await client.final('INVITE')).status, 487);
    assert.deepEqual(pbx.extensionCalls(), []);
  });

  it('611 asks for a transfer', async (t) => {
    const { call } = await pbxFor(t);
    const caller = await call('611', '1001');
    await caller.connected();
    const refer = await caller.client.request('REFER');
    assert.ok(refer.headers.some(([name, value]) => name === 'Refer-To' && value.includes('600')));
  });

  it('612 refuses the first new offer with 491 and takes the second', async (t) => {
    const { call } = await pbxFor(t);
    const caller = await call('612', '1001');
    await caller.connected();
    await hearsSilence(caller); // an echo of nothing
    assert.equal((await caller.offerAgain((sdp) => sdp)).status, 491);
    assert.equal((await caller.offerAgain((sdp) => sdp)).status, 200);
  });

  it('613 refuses every new offer with 488, and its sound goes on', async (t) => {
    const { pbx, call } = await pbxFor(t);
    const caller = await call('613', '1001');
    await caller.connected();
    assert.equal((await caller.offerAgain((sdp) => sdp)).status, 488);
    await hearsSilence(caller);
    assert.equal(pbx.extensionCalls().length, 1);
  });
});
