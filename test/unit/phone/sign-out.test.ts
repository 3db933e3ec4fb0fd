import { expect } from '@open-wc/testing';
import type { Phone } from '../../../src/core/phone.js';
import type { FakePbx } from '../../../src/core/signaling/fake/index.js';
import { closePhones, codeOf, openPhone, until, untilCall } from './phone-under-test.js';

afterEach(closePhones);

const registrations = (pbx: FakePbx): number =>
  pbx.log.filter(({ type }) => type === 'register').length;

const isOff = ({ state }: Phone): boolean =>
  state.registration.status === 'off' && state.connection.status === 'disconnected';

describe('a phone that was disconnected', () => {
  it('does not register again by itself, whatever else is configured', async () => {
    const { phone, pbx } = await openPhone();
    const before = registrations(pbx);
    await phone.disconnect();
    await phone.configure({ displayName: 'Anna' });
    phone.attach(document.createElement('div'), { target: '600' });
    await phone.configure({ maxCalls: 3 });
    expect(isOff(phone)).to.equal(true);
    expect(registrations(pbx)).to.equal(before);
  });

  it('does not register again after a call that a script made meanwhile', async () => {
    const { phone, pbx } = await openPhone();
    const before = registrations(pbx);
    await phone.disconnect();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await phone.hangup(id);
    await until(phone, ({ connection }) => connection.status === 'disconnected');
    expect(registrations(pbx)).to.equal(before);
  });

  it('registers again when it is asked to', async () => {
    const { phone } = await openPhone();
    await phone.disconnect();
    await phone.connect();
    await until(phone, ({ registration }) => registration.status === 'registered');
  });

  it('registers with other credentials', async () => {
    const { phone } = await openPhone();
    await phone.disconnect();
    await phone.configure({ username: '1002', password: 'secret-1002' });
    await until(phone, ({ registration }) => registration.status === 'registered');
    expect(phone.state.settings?.username).to.equal('1002');
  });

  it('has no credentials any more when they are taken away, and calls nobody with the old ones', async () => {
    const { phone, pbx } = await openPhone();
    const before = registrations(pbx);
    await phone.disconnect();
    expect(await codeOf(phone.configure({ password: '' }))).to.equal('auth/credentials-needed');
    expect(phone.state.settings?.configured).to.equal(false);
    await codeOf(phone.call('600'));
    await phone.configure({ displayName: 'Anna' }).catch(() => undefined);
    expect(registrations(pbx)).to.equal(before);
    expect(pbx.log.some(({ type }) => type === 'invite')).to.equal(false);
  });
});
