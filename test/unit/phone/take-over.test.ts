import { expect } from '@open-wc/testing';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { callOf, codeOf, openPhone, until, untilCall } from './phone-under-test.js';
import {
  askMicrophone,
  beginTabs,
  count,
  endTabs,
  refuseMicrophone,
  twoTabs,
  types,
} from './tabs-under-test.js';

beforeEach(beginTabs);
afterEach(endTabs);

describe('takeOver()', () => {
  it('brings line, call and sound here, without a word to the other side', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await untilCall(leader, id, 'connected');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    await follower.takeOver();
    await untilCall(follower, id, 'connected');
    await until(follower, ({ tab }) => tab.role === 'leader' && tab.sound === 'here');
    await until(leader, ({ tab }) => tab.sound === 'elsewhere');
    expect(leader.state.tab.role).to.equal('follower');
    await untilCall(leader, id, 'connected');
    expect(count(pbx, 'replace')).to.equal(1);
    expect(types(pbx)).not.to.include('bye');
    expect(types(pbx)).not.to.include('unregister');
    await until(follower, ({ registration }) => registration.status === 'registered');
    // And back.
    await leader.takeOver();
    await untilCall(leader, id, 'connected');
    expect(follower.state.tab.role).to.equal('follower');
    expect(count(pbx, 'replace')).to.equal(2);
    await follower.hangup(id);
    await untilCall(leader, id, 'ended');
  });

  it('keeps what is held held and what is muted muted', async () => {
    const { leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await untilCall(leader, id, 'connected');
    await leader.mute(id);
    await leader.hold(id);
    await until(follower, ({ calls }) => calls.byId[id]?.hold.local === 'on');
    await follower.takeOver();
    await untilCall(follower, id, 'connected');
    expect(callOf(follower, id)).to.include({ muted: true });
    expect(callOf(follower, id).hold.local).to.equal('on');
  });

  it('that is not given the microphone changes nothing', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await untilCall(leader, id, 'connected');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    refuseMicrophone();
    expect(await codeOf(follower.takeOver())).to.match(/^media\/permission/);
    expect(leader.state.tab.role).to.equal('leader');
    expect(callOf(leader, id).state).to.equal('connected');
    expect(count(pbx, 'replace')).to.equal(0);
  });

  it('waits for no answer: while a call rings it is refused', async () => {
    const { leader, follower } = await twoTabs();
    const id = await leader.call('603');
    await untilCall(follower, id, 'ringing');
    expect(await codeOf(follower.takeOver())).to.equal('call/invalid-state');
    expect(leader.state.tab.role).to.equal('leader');
    await follower.hangup(id);
  });

  it('changes nothing where the line is already', async () => {
    const { pbx, leader } = await twoTabs();
    await leader.takeOver();
    expect(leader.state.tab.role).to.equal('leader');
    expect(count(pbx, 'connect')).to.equal(1);
  });

  it('pressed twice is done once, and the microphone is let go with the call', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    await Promise.all([follower.takeOver(), follower.takeOver()]);
    await untilCall(follower, id, 'connected');
    expect(count(pbx, 'replace')).to.equal(1);
    const track = pbx.calls[0]?.audio;
    await follower.hangup(id);
    expect(track?.readyState).to.equal('ended');
  });

  it('is refused where calls are not kept for another page, and the call goes on', async () => {
    const pbx = createFakePbx();
    const { phone: leader } = await openPhone({ onLeave: 'end' }, pbx);
    const { phone: follower } = await openPhone({ onLeave: 'end' }, pbx);
    const id = await leader.call('600');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    expect(await codeOf(follower.takeOver())).to.equal('call/invalid-state');
    expect(leader.state.tab.role).to.equal('leader');
    expect(callOf(leader, id).state).to.equal('connected');
  });

  it('is refused when a call has begun to ring while the microphone was asked for', async () => {
    const { pbx, leader, follower } = await twoTabs();
    const id = await leader.call('600');
    await until(follower, ({ calls }) => calls.byId[id]?.state === 'connected');
    askMicrophone(() => {
      pbx.incoming();
      return until(follower, ({ calls }) => calls.order.length === 2);
    });
    expect(await codeOf(follower.takeOver())).to.equal('call/invalid-state');
    expect(callOf(leader, id).state).to.equal('connected');
  });
});
