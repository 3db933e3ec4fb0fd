// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { header } from '../sip/message.mjs';
import { tagOf } from '../sip/address.mjs';
import { pbxFor } from './pbx.mjs';

/** @typedef {import('./raw-client.mjs').RawClient} RawClient */

/**
 * @param {RawClient} caller
 * @param {RawClient} callee
 */
async function established(caller, callee) {
  const invite = await caller.invite(callee.user);
  const received = await callee.request('INVITE');
  callee.answer(received, 200);
  const answer = await caller.final('INVITE');
  caller.send(caller.follow('ACK', invite, answer));
  await callee.request('ACK');
  return { invite, received, answer };
}

describe('a call between browsers', () => {
  it('rings, is answered and hung up, and each side is told by the other', async (t) => {
    const { pbx, registered } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    /** @type {string[]} */
    const news = [];
    pbx.events.on('call', ({ from, to, state }) => news.push(`${from} ${to} ${state}`));
    const invite = await alice.invite('1002', { headers: [['X-Voip-Page', 'home']] });
    const received = await bob.request('INVITE');
    assert.equal(header(received, 'X-Voip-Page'), 'home');
    assert.equal(header(received, 'P-Asserted-Identity'), '<sip:1001@voip.test>');
    assert.equal(header(received, 'Proxy-Authorization'), undefined);
    assert.match(header(received, 'Record-Route') ?? '', /;lr>$/);
    assert.equal(received.uri, bob.contact);
    bob.answer(received, 180);
    await alice.status(180);
    bob.answer(received, 200);
    const answer = await alice.final('INVITE');
    alice.send(alice.follow('ACK', invite, answer));
    await bob.request('ACK');
    alice.send(alice.follow('INFO', invite, answer));
    bob.answer(await bob.request('INFO'), 200);
    assert.equal((await alice.final('INFO')).status, 200);
    alice.send(alice.follow('BYE', invite, answer));
    bob.answer(await bob.request('BYE'), 200);
    assert.equal((await alice.final('BYE')).status, 200);
    assert.deepEqual(news, ['1001 1002 ringing', '1001 1002 connected', '1001 1002 ended']);
    assert.deepEqual(pbx.calls(), []);
  });

  it('rings in every browser; the first answer wins and the others are told so', async (t) => {
    const { registered } = await pbxFor(t);
    const alice = await registered('1001');
    const tabs = [await registered('1002'), await registered('1002')];
    const invite = await alice.invite('1002');
    const [first, second] = await Promise.all(tabs.map((tab) => tab.request('INVITE')));
    assert.ok(first && second);
    tabs[0]?.answer(first, 180, { tag: 'one' });
    tabs[1]?.answer(second, 180, { tag: 'two' });
    await alice.status(180);
    tabs[1]?.answer(second, 200, { tag: 'two' });
    const answer = await alice.final('INVITE');
    assert.equal(tagOf(header(answer, 'To') ?? ''), 'two');
    alice.send(alice.follow('ACK', invite, answer));
    const cancel = await tabs[0]?.request('CANCEL');
    assert.ok(cancel);
    assert.equal(header(cancel, 'Reason'), 'SIP;cause=200;text="Call completed elsewhere"');
    assert.equal(tabs[1]?.got('CANCEL'), false);
  });

  it('is cancelled while it rings', async (t) => {
    const { pbx, registered } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    const invite = await alice.invite('1002');
    const received = await bob.request('INVITE');
    bob.answer(received, 180);
    await alice.status(180);
    alice.send(alice.follow('CANCEL', invite));
    assert.equal((await alice.final('CANCEL')).status, 200);
    bob.answer(await bob.request('CANCEL'), 200);
    bob.answer(received, 487);
    await bob.request('ACK');
    assert.equal((await alice.final('INVITE')).status, 487);
    assert.deepEqual(pbx.calls(), []);
  });

  it('is refused as busy, and the refusal is acknowledged', async (t) => {
    const { registered } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    await alice.invite('1002');
    bob.answer(await bob.request('INVITE'), 486);
    assert.equal((await alice.final('INVITE')).status, 486);
    await bob.request('ACK');
  });

  it('ends with 408 when nobody answers in time', async (t) => {
    const { registered } = await pbxFor(t, { noAnswerSeconds: 0.1 });
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    await alice.invite('1002');
    bob.answer(await bob.request('INVITE'), 180);
    assert.equal((await alice.final('INVITE')).status, 408);
    await bob.request('CANCEL');
  });

  it('is 480 for somebody who is not there and 404 for an unknown number', async (t) => {
    const { registered } = await pbxFor(t);
    const alice = await registered('1001');
    await alice.invite('1002');
    assert.equal((await alice.final('INVITE')).status, 480);
    await alice.invite('9999');
    assert.equal((await alice.final('INVITE')).status, 404);
  });

  it('goes on through a new socket, and the other side reaches it there', async (t) => {
    const { registered, connect } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    const { invite, received, answer } = await established(alice, bob);
    alice.close();
    await once(alice.socket, 'close');
    const again = await connect('1001');
    again.cseq = alice.cseq;
    const options = {
      from: header(invite, 'From') ?? '',
      to: header(answer, 'To') ?? '',
      callId: header(invite, 'Call-ID') ?? '',
    };
    again.send(again.build('INVITE', invite.uri, options));
    bob.answer(await bob.request('INVITE'), 200);
    assert.equal((await again.final('INVITE')).status, 200);
    const bye = bob.build('BYE', again.contact, {
      from: `${header(received, 'To') ?? ''};tag=callee`,
      to: header(received, 'From') ?? '',
      callId: options.callId,
    });
    bob.send(bye);
    again.answer(await again.request('BYE'), 200);
    assert.equal((await bob.final('BYE')).status, 200);
  });

  it('is taken over by an INVITE with Replaces, which goes to the other party', async (t) => {
    const { registered } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    const { invite } = await established(alice, bob);
    const reloaded = await registered('1001');
    const fromTag = tagOf(header(invite, 'From') ?? '');
    const replaces = `${header(invite, 'Call-ID') ?? ''};to-tag=callee;from-tag=${fromTag}`;
    await reloaded.invite('0800', { headers: [['Replaces', replaces]] });
    const received = await bob.request('INVITE');
    assert.equal(header(received, 'Replaces'), replaces);
    bob.answer(received, 200);
    assert.equal((await reloaded.final('INVITE')).status, 200);
  });

  it('is not taken over by a guest, nor when there is no such call', async (t) => {
    const { registered, connect } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    const { invite } = await established(alice, bob);
    const guest = await connect();
    const fromTag = tagOf(header(invite, 'From') ?? '');
    const replaces = `${header(invite, 'Call-ID') ?? ''};to-tag=callee;from-tag=${fromTag}`;
    await guest.invite('0800', { headers: [['Replaces', replaces]] });
    assert.equal((await guest.final('INVITE')).status, 403);
    await guest.invite('0800', { headers: [['Replaces', 'nothing;to-tag=a;from-tag=b']] });
    assert.equal((await guest.final('INVITE')).status, 481);
    assert.equal(bob.got('INVITE'), false);
  });

  it('is ended for both when a browser went and did not come back', async (t) => {
    const { pbx, registered } = await pbxFor(t, { lostFlowSeconds: 0.1 });
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    await established(alice, bob);
    alice.close();
    await bob.request('BYE');
    assert.deepEqual(pbx.calls(), []);
  });

  it('is ended for both by the PBX itself', async (t) => {
    const { pbx, registered } = await pbxFor(t);
    const [alice, bob] = [await registered('1001'), await registered('1002')];
    await established(alice, bob);
    pbx.hangupAll();
    await Promise.all([alice.request('BYE'), bob.request('BYE')]);
  });
});

describe('a guest', () => {
  it('reaches the agents of the help desk without credentials', async (t) => {
    const { registered, connect } = await pbxFor(t);
    const agent = await registered('1001');
    const guest = await connect();
    await guest.invite('0800');
    const received = await agent.request('INVITE');
    assert.equal(header(received, 'P-Asserted-Identity'), undefined);
    agent.answer(received, 200);
    assert.equal((await guest.final('INVITE')).status, 200);
  });

  it('reaches nobody and nothing else', async (t) => {
    const { registered, connect } = await pbxFor(t);
    const bob = await registered('1002');
    const guest = await connect();
    for (const number of ['1002', '600', '611', '9999']) {
      await guest.invite(number);
      assert.equal((await guest.final('INVITE')).status, 403, number);
    }
    assert.equal(bob.got('INVITE'), false);
  });

  it('does not become a user by saying so', async (t) => {
    const { connect } = await pbxFor(t);
    const guest = await connect();
    await guest.invite('600', { from: '<sip:1001@voip.test>;tag=a' });
    assert.equal((await guest.final('INVITE')).status, 407);
  });
});
