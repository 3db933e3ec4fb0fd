import { expect } from '@open-wc/testing';
import { Phone } from '../../../src/core/phone.js';
import type { PhoneConfig } from '../../../src/core/config.js';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import { callOf, closePhones, codeOf, openPhone, until, untilCall } from './phone-under-test.js';

afterEach(closePhones);

describe('verbs at the wrong moment', () => {
  it('name a call that does not exist', async () => {
    const { phone } = await openPhone();
    const verbs = [
      phone.answer('none'),
      phone.decline('none'),
      phone.hangup('none'),
      phone.hold('none'),
      phone.resume('none'),
      phone.mute('none'),
      phone.mute(),
      phone.muteSpeaker('none'),
      phone.sendDtmf('none', '1'),
    ];
    for (const verb of verbs) expect(await codeOf(verb)).to.equal('call/not-found');
  });

  it('are refused before the answer and leave the call as it was', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('603');
    await untilCall(phone, id, 'ringing');
    const before = callOf(phone, id);
    for (const verb of [
      phone.hold(id),
      phone.sendDtmf(id, '1'),
      phone.answer(id),
      phone.decline(id),
    ]) {
      expect(await codeOf(verb)).to.equal('call/invalid-state');
    }
    expect(callOf(phone, id)).to.equal(before);
  });

  it('are refused after the end', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('602');
    await untilCall(phone, id, 'ended');
    for (const verb of [
      phone.hangup(id),
      phone.hold(id),
      phone.mute(id),
      phone.sendDtmf(id, '1'),
    ]) {
      expect(await codeOf(verb)).to.equal('call/invalid-state');
    }
  });

  it('do not harm the call in progress', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(await codeOf(phone.sendDtmf(id, 'x'))).to.equal('call/invalid-dtmf');
    expect(await codeOf(phone.swap())).to.equal('call/invalid-state');
    expect(await codeOf(phone.answer(id))).to.equal('call/invalid-state');
    expect(await codeOf(phone.disconnect())).to.equal('call/invalid-state');
    expect(callOf(phone, id).state).to.equal('connected');
  });

  it('a call beyond the limit is refused', async () => {
    const { phone, pbx } = await openPhone({ maxCalls: 1 });
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(await codeOf(phone.call('600'))).to.equal('call/limit-reached');
    expect(pbx.calls).to.have.length(1);
    expect(callOf(phone, id).hold.local).to.equal('off');
  });

  it('a call to nobody and to nonsense never reaches the PBX', async () => {
    const { phone, pbx } = await openPhone();
    expect(await codeOf(phone.call(''))).to.equal('config/target-missing');
    expect(await codeOf(phone.call('60 0\r\nRoute: x'))).to.equal('call/invalid-target');
    expect(pbx.calls).to.have.length(0);
  });

  it('a wrong argument is a TypeError, not a VoipError', async () => {
    const { phone } = await openPhone();
    const wrong: unknown = 600;
    expect(() => phone.call(wrong as string)).to.throw(TypeError);
    const error: unknown = await phone.setVolume(2).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  });

  it('a page that prevents the call stops it before anything is asked for', async () => {
    const { phone, pbx } = await openPhone();
    phone.addEventListener('voip-before-call', (event) => event.preventDefault());
    expect(await codeOf(phone.call('600'))).to.equal('call/prevented');
    expect(pbx.calls).to.have.length(0);
    expect(phone.state.calls.order).to.have.length(0);
  });

  it('a page may delay the call, and stop it by a rejection', async () => {
    const { phone, pbx } = await openPhone();
    let go: () => void = () => undefined;
    let stop = false;
    phone.addEventListener('voip-before-call', ({ detail }) => {
      detail.waitUntil(
        stop ? Promise.reject(new Error('closed')) : new Promise<void>((resolve) => (go = resolve)),
      );
    });
    const calling = phone.call('600');
    await until(phone, () => true);
    expect(pbx.calls).to.have.length(0);
    go();
    await calling;
    expect(pbx.calls).to.have.length(1);
    stop = true;
    expect(await codeOf(phone.call('600'))).to.equal('call/prevented');
    expect(pbx.calls).to.have.length(1);
  });
});

describe('a phone without a usable configuration', () => {
  const attempt = async (config: PhoneConfig): Promise<string> => {
    const phone = new Phone('unconfigured');
    try {
      return await codeOf(phone.configure({ signaling: createFakePbx().factory, ...config }));
    } finally {
      await phone.dispose();
    }
  };

  it('refuses each wrong value by its own code', async () => {
    expect(await attempt({ server: 'ws://pbx.example' })).to.equal('config/server-insecure');
    expect(await attempt({ server: 'wss://pbx.example:5061' })).to.equal(
      'config/server-port-blocked',
    );
    expect(await attempt({ server: 'sip:pbx.example' })).to.equal('config/server-invalid');
    expect(await attempt({ server: 'wss://pbx.example', codecs: [] })).to.equal(
      'config/codecs-empty',
    );
    expect(await attempt({ server: 'wss://pbx.example', maxCalls: 99 })).to.equal(
      'config/value-invalid',
    );
  });

  it('throws a TypeError at once for a value of the wrong type', () => {
    const phone = new Phone('types');
    const wrong = { server: 5 } as unknown as PhoneConfig;
    expect(() => phone.configure(wrong)).to.throw(TypeError);
  });

  it('rejects a call as not configured', async () => {
    const phone = new Phone('empty');
    expect(await codeOf(phone.call('600'))).to.equal('config/not-configured');
    await phone.dispose();
  });

  it('a wrong value given to a working phone changes nothing', async () => {
    const { phone } = await openPhone();
    expect(await codeOf(phone.configure({ server: 'http://x' }))).to.equal('config/server-invalid');
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    expect(phone.state.settings?.servers).to.deep.equal(['wss://pbx.test/ws']);
  });
});
