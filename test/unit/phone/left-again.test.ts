import { expect } from '@open-wc/testing';
import { hasMarkOf } from '../../../src/core/tabs/call-marks.js';
import {
  account,
  candidates,
  forgetEverything,
  leaveCall,
  storage,
  storageKey,
} from './left-call.js';
import { closePhones, openPhone, until, untilCall } from './phone-under-test.js';

const { getUserMedia } = navigator.mediaDevices;

afterEach(async () => {
  navigator.mediaDevices.getUserMedia = getUserMedia;
  await closePhones();
  await forgetEverything();
});

/** Everything that is stored again and again while the test looks, as text. */
async function storedMeanwhile(): Promise<string[]> {
  const seen: string[] = [];
  for (let look = 0; look < 30; look += 1) {
    seen.push(JSON.stringify((await storage.get(storageKey)) ?? null));
  }
  return seen;
}

describe('a call that is being gone on with', () => {
  it('is kept meanwhile for the page after this one', async () => {
    navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined); // the prompt stands open
    const { pbx } = await leaveCall();
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'recovering');
    for (const stored of await storedMeanwhile()) expect(stored).to.contain('"kept"');
    expect(hasMarkOf(account)).to.equal(true);
    expect(phone.state.tab.sound).to.equal('none');
  });
});

describe('a call on a line that does not register', () => {
  it('leaves no record, no mark and no leader behind, whoever hangs up', async () => {
    for (const by of ['local', 'remote'] as const) {
      const { phone, pbx } = await openPhone({ register: false });
      const id = await phone.call('600');
      await untilCall(phone, id, 'connected');
      if (by === 'local') await phone.hangup(id);
      else pbx.calls[0]?.hangup();
      await untilCall(phone, id, 'ended');
      while ((await candidates()).lead > 0 || (await storage.get(storageKey)) !== undefined);
      expect(hasMarkOf(account)).to.equal(false);
      await closePhones();
    }
  });
});

describe('on-leave="end"', () => {
  it('keeps nothing for another page', async () => {
    const { phone } = await openPhone({ onLeave: 'end' });
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    for (const stored of await storedMeanwhile()) expect(stored).to.equal('null');
    expect(hasMarkOf(account)).to.equal(false);
  });

  it('goes on with nothing that another page kept', async () => {
    const { pbx } = await leaveCall();
    const { phone } = await openPhone({ onLeave: 'end' }, pbx);
    await until(phone, ({ registration }) => registration.status === 'registered');
    while ((await storage.get(storageKey)) !== undefined);
    expect(phone.state.calls.order).to.deep.equal([]);
  });
});
