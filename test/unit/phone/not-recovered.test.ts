import { expect } from '@open-wc/testing';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { keptCall, keptRecord } from '../calls/kept-call.js';
import { forgetEverything, keep, leaveCall, markKey, storage, storageKey } from './left-call.js';
import {
  callOf,
  closePhones,
  openPhone,
  untilCall,
  type PhoneUnderTest,
} from './phone-under-test.js';

const { getUserMedia } = navigator.mediaDevices;

beforeEach(forgetEverything);
afterEach(async () => {
  navigator.mediaDevices.getUserMedia = getUserMedia;
  await closePhones();
  await forgetEverything();
});

const names = (events: PhoneUnderTest['events']): string[] => events.map(({ name }) => name);
const typesOf = ({ pbx }: PhoneUnderTest): string[] => pbx.log.map(({ type }) => type);

describe('a call that cannot be gone on with', () => {
  it('because the PBX does not know it, ends with call/not-recovered', async () => {
    const pbx = createFakePbx();
    await keep([keptRecord()]);
    const { phone, events } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'ended');
    const { end, durations } = callOf(phone, 'kept');
    expect(end).to.deep.include({ by: 'system', outcome: 'network-lost' });
    expect(end?.error?.code).to.equal('call/not-recovered');
    expect(durations?.talk).to.be.greaterThan(0);
    expect(names(events)).to.deep.equal(['voip-call-ended']);
    expect(pbx.calls).to.have.length(0);
    expect(phone.state.registration.status).to.equal('registered');
  });

  it('is forgotten: no third page tries it again', async () => {
    await keep([keptRecord()]);
    const { phone } = await openPhone();
    await untilCall(phone, 'kept', 'ended');
    while ((await storage.get(storageKey)) !== undefined);
    expect(localStorage.getItem(markKey)).to.equal(null);
  });

  it('takes nothing from the other that can', async () => {
    const { pbx, far } = await leaveCall();
    await keep([
      keptRecord({ call: keptCall({ id: 'lost' }) }),
      keptRecord({ call: keptCall({ id: 'found' }), dialog: far.dialog }),
    ]);
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'lost', 'ended');
    await untilCall(phone, 'found', 'connected');
    expect(phone.state.calls.activeId).to.equal('found');
    expect(far.state).to.equal('answered');
  });

  it('because it is the call of another account, goes on where it is', async () => {
    const { pbx, far } = await leaveCall();
    const { dialog } = far;
    await keep([keptRecord({ dialog })], '1002');
    const { phone } = await openPhone({ username: '1002' }, pbx);
    await untilCall(phone, 'kept', 'ended');
    expect(callOf(phone, 'kept').end?.error?.code).to.equal('call/not-recovered');
    expect(far.dialog).to.deep.equal(dialog);
    expect(far.state).to.equal('answered');
  });

  const refusals: [name: string, codes: string[], outcomes: string[]][] = [
    [
      'NotAllowedError',
      ['media/permission-denied', 'media/permission-dismissed'],
      ['media-failed'],
    ],
    ['NotFoundError', ['device/microphone-missing', 'device/not-found'], ['device-failed']],
  ];
  for (const [name, codes, outcomes] of refusals) {
    it(`because the browser says ${name} about the microphone, ends with that`, async () => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
      const { pbx, far } = await leaveCall();
      const opened = await openPhone({}, pbx);
      await untilCall(opened.phone, 'kept', 'ended');
      const { end } = callOf(opened.phone, 'kept');
      expect(end?.error?.code).to.be.oneOf(codes);
      expect(end?.outcome).to.be.oneOf(outcomes);
      expect(names(opened.events)).not.to.include('voip-call-recovered');
      expect(typesOf(opened)).not.to.include('replace');
      expect(far.dialog.callId).to.equal('call-1/1');
    });
  }

  it('because the server is not reached for a moment, is gone on with when it is', async () => {
    const { pbx, far } = await leaveCall();
    pbx.refuseConnections(2);
    const { phone, events } = await openPhone({ register: false }, pbx);
    await untilCall(phone, 'kept', 'connected');
    expect(names(events)).to.deep.equal(['voip-call-recovered']);
    expect(far.state).to.equal('answered');
  });

  it('hung up while it is being gone on with: the other side is told, and nothing else is asked', async () => {
    navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
    const { pbx, far } = await leaveCall();
    const told = new Promise<void>((resolve) => {
      far.observer = ({ type }) => {
        if (type === 'ended') resolve();
      };
    });
    const opened = await openPhone({}, pbx);
    await untilCall(opened.phone, 'kept', 'recovering');
    await opened.phone.hangup('kept');
    await untilCall(opened.phone, 'kept', 'ended');
    expect(callOf(opened.phone, 'kept').end).to.include({ by: 'local' });
    await told;
    expect(typesOf(opened)).not.to.include('replace');
    expect(names(opened.events)).to.deep.equal(['voip-call-ended']);
  });

  it('hung up while the server is not reached: the other side is told when it is', async () => {
    const { pbx, far } = await leaveCall();
    pbx.refuseConnections(2);
    const told = new Promise<void>((resolve) => {
      far.observer = ({ type }) => {
        if (type === 'ended') resolve();
      };
    });
    const { phone } = await openPhone({}, pbx);
    await untilCall(phone, 'kept', 'recovering');
    await phone.hangup('kept');
    await told;
    await untilCall(phone, 'kept', 'ended');
    expect(callOf(phone, 'kept').end).to.include({ by: 'local' });
  });
});
