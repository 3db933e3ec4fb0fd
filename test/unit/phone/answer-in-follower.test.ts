import { expect } from '@open-wc/testing';
import { callOf, codeOf, untilCall } from './phone-under-test.js';
import {
  askMicrophone,
  beginTabs,
  count,
  endTabs,
  microphone,
  refuseMicrophone,
  ringing,
  twoTabs,
} from './tabs-under-test.js';

beforeEach(beginTabs);
afterEach(endTabs);

describe('a tab that does not have the line', () => {
  it('answers where the microphone is granted to it alone: the call comes here, and rings once', async () => {
    microphone.permission = 'prompt';
    const { pbx, leader, follower } = await twoTabs();
    const told: string[] = [];
    for (const name of ['voip-incoming', 'voip-call-ended'] as const) {
      follower.addEventListener(name, () => told.push(name));
    }
    pbx.incoming();
    await Promise.all([ringing(leader), ringing(follower)]);
    const id = follower.state.calls.order[0]!;
    await follower.answer(id);
    await untilCall(leader, id, 'connected');
    expect(callOf(follower, id).state).to.equal('connected');
    expect(follower.state.tab).to.include({ role: 'leader', sound: 'here' });
    expect(leader.state.tab.role).to.equal('follower');
    expect(count(pbx, 'replace')).to.equal(1);
    expect(count(pbx, 'reject')).to.equal(0);
    expect(told).to.deep.equal(['voip-incoming']);
  });

  it('leaves the call where it rings when its press has the microphone granted to the site', async () => {
    microphone.permission = 'prompt';
    const { pbx, leader, follower } = await twoTabs();
    pbx.incoming();
    await Promise.all([ringing(leader), ringing(follower)]);
    askMicrophone(() => {
      microphone.permission = 'granted';
      return undefined;
    });
    const id = follower.state.calls.order[0]!;
    await follower.answer(id);
    await untilCall(follower, id, 'connected');
    expect(leader.state.tab.role).to.equal('leader');
    expect(count(pbx, 'replace')).to.equal(0);
  });

  it('that is refused the microphone for its answer leaves the call ringing everywhere', async () => {
    microphone.permission = 'prompt';
    const { pbx, leader, follower } = await twoTabs();
    pbx.incoming();
    await Promise.all([ringing(leader), ringing(follower)]);
    refuseMicrophone();
    const id = follower.state.calls.order[0]!;
    expect(await codeOf(follower.answer(id))).to.match(/^media\/permission/);
    expect(leader.state.tab.role).to.equal('leader');
    expect(callOf(leader, id).state).to.equal('ringing');
    expect(callOf(follower, id).state).to.equal('ringing');
  });
});
