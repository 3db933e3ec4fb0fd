import { expect } from '@open-wc/testing';
import type { FakePbx } from '../../../src/core/signaling/fake/index.js';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { keptCall } from '../calls/kept-call.js';
import { callWithoutPage, forgetEverything, keep } from './left-call.js';
import { callOf, closePhones, codeOf, openPhone, untilCall } from './phone-under-test.js';
import { connected } from './conference-under-test.js';

afterEach(closePhones);

/** What asked the PBX to record, in order. */
const asked = ({ log }: FakePbx): string[] =>
  log.flatMap((entry) => {
    if (entry.type === 'info') return `Record: ${entry.headers['Record'] ?? ''}`;
    return entry.type === 'dtmf' ? entry.tones : [];
  });

describe('setRecording()', () => {
  it('is not offered, and unsupported, where no way is set', async () => {
    const { phone, pbx } = await openPhone();
    const id = await connected(phone, '600');
    expect(callOf(phone, id).can.record).to.equal('not-supported');
    expect(await codeOf(phone.setRecording(id, 'on'))).to.equal('call/unsupported');
    expect(callOf(phone, id).recording).to.equal('unknown');
    expect(asked(pbx)).to.deep.equal([]);
  });

  it('is offered in a connected call only', async () => {
    const { phone, pbx } = await openPhone({ record: 'info' });
    const id = await phone.call('603');
    await untilCall(phone, id, 'ringing');
    expect(callOf(phone, id).can.record).to.equal('not-connected');
    expect(await codeOf(phone.setRecording(id, 'on'))).to.equal('call/invalid-state');
    pbx.calls[0]?.answer();
    await untilCall(phone, id, 'connected');
    expect(callOf(phone, id).can.record).to.equal(true);
  });

  describe('by INFO', () => {
    it('says that the call is recorded only when the PBX has agreed', async () => {
      const { phone, pbx } = await openPhone({ record: 'info' });
      const id = await connected(phone, '600');
      expect(callOf(phone, id).recording).to.equal('unknown');
      const on = phone.setRecording(id, 'on');
      expect(callOf(phone, id).recording).to.equal('unknown');
      await on;
      expect(callOf(phone, id).recording).to.equal('on');
      await phone.setRecording(id, 'off');
      expect(callOf(phone, id).recording).to.equal('off');
      expect(asked(pbx)).to.deep.equal(['Record: on', 'Record: off']);
    });

    it('that is refused changes nothing', async () => {
      const { phone } = await openPhone({ record: 'info' });
      const id = await connected(phone, '613');
      expect(await codeOf(phone.setRecording(id, 'on'))).to.equal('call/unsupported');
      expect(callOf(phone, id)).to.include({ recording: 'unknown', state: 'connected' });
    });

    it('knows no pause, and asks for nothing twice', async () => {
      const { phone, pbx } = await openPhone({ record: 'info' });
      const id = await connected(phone, '600');
      await Promise.all([phone.setRecording(id, 'on'), phone.setRecording(id, 'on')]);
      expect(await codeOf(phone.setRecording(id, 'paused'))).to.equal('call/unsupported');
      expect(asked(pbx)).to.deep.equal(['Record: on']);
    });
  });

  describe('by feature codes', () => {
    it('never says that the call is recorded, but what was asked for', async () => {
      const { phone, pbx } = await openPhone({ record: '*1, *2, *3' });
      const id = await connected(phone, '600');
      for (const wish of ['on', 'paused', 'on', 'off'] as const) {
        await phone.setRecording(id, wish);
        expect(callOf(phone, id)).to.include({ recording: 'unknown', recordingAsked: wish });
      }
      expect(asked(pbx)).to.deep.equal(['*1', '*3', '*1', '*2']);
    });

    it('sends one code for on and off in turn, and never twice for the same wish', async () => {
      const { phone, pbx } = await openPhone({ record: '*1' });
      const id = await connected(phone, '600');
      await Promise.all([phone.setRecording(id, 'on'), phone.setRecording(id, 'on')]);
      expect(asked(pbx)).to.deep.equal(['*1']);
      await phone.setRecording(id, 'off');
      expect(asked(pbx)).to.deep.equal(['*1', '*1']);
      expect(await codeOf(phone.setRecording(id, 'paused'))).to.equal('call/unsupported');
    });

    it('does not begin a recording by stopping what nobody has begun', async () => {
      const { phone, pbx } = await openPhone({ record: '*1' });
      const id = await connected(phone, '600');
      expect(await codeOf(phone.setRecording(id, 'off'))).to.equal('call/invalid-state');
      expect(asked(pbx)).to.deep.equal([]);
    });
  });

  for (const record of ['yes', '*1;*2', '*1,,*2', '*1,*2,*3,*4', '123456789', 'info,*1']) {
    it(`takes "${record}" for no way`, async () => {
      const { phone } = await openPhone({ record: 'info' });
      expect(await codeOf(phone.configure({ record }))).to.equal('config/value-invalid');
    });
  }
});

describe('a recorded call whose page has gone', () => {
  beforeEach(forgetEverything);
  afterEach(forgetEverything);

  for (const known of [
    { recording: 'on' },
    { recording: 'unknown', recordingAsked: 'on' },
  ] as const) {
    it(`is known in the next one as ${known.recording}`, async () => {
      const pbx = createFakePbx();
      const { dialog, target } = await callWithoutPage(pbx);
      await keep([{ call: keptCall(known), dialog, targets: [target] }]);
      const { phone } = await openPhone({ record: 'info' }, pbx);
      await untilCall(phone, 'kept', 'connected');
      expect(callOf(phone, 'kept')).to.include(known);
    });
  }
});
