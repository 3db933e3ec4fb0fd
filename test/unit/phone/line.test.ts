import { expect } from '@open-wc/testing';
import { Phone } from '../../../src/core/phone.js';
import { createFakePbx } from '../../../src/core/signaling/fake/index.js';
import {
  callOf,
  closePhones,
  codeOf,
  openPhone,
  until,
  untilCall,
  untilLogged,
} from './phone-under-test.js';

const { fetch } = window;

afterEach(async () => {
  await closePhones();
  window.fetch = fetch;
});

/** Plays the page's server; the last answer is repeated. Returns the purposes it was asked for. */
function answerTokens(...answers: (number | object)[]): unknown[] {
  const purposes: unknown[] = [];
  window.fetch = async (_url, init) => {
    const asked: unknown = JSON.parse(String(init?.body));
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (asked instanceof Object && 'purpose' in asked) purposes.push(asked.purpose);
    if (typeof answer === 'number') return new Response('', { status: answer });
    return Response.json(answer);
  };
  return purposes;
}

describe('the line', () => {
  it('is up and registered when the configuration asks for it', async () => {
    const { phone, pbx } = await openPhone();
    expect(phone.state.connection.status).to.equal('connected');
    expect(pbx.log.map(({ type }) => type)).to.deep.equal(['connect', 'register']);
  });

  it('says what is wrong when the registrar refuses, and does not try on', async () => {
    const pbx = createFakePbx({ users: { '1001': 'other' } });
    const { phone } = await openPhone({ register: false }, pbx);
    await phone.configure({ register: true });
    await until(phone, ({ registration }) => registration.status === 'failed');
    expect(phone.state.registration.error?.code).to.equal('auth/rejected');
    expect(pbx.log.filter(({ type }) => type === 'register')).to.have.length(1);
  });

  it('comes back after a loss: connects, registers, then re-INVITEs every call once', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    pbx.log.length = 0;
    pbx.dropConnection();
    await until(phone, ({ connection }) => connection.status === 'reconnecting');
    expect(callOf(phone, id).state).to.equal('connected');
    await until(phone, ({ registration }) => registration.status === 'registered');
    await untilLogged(pbx, 'renegotiate');
    expect(pbx.log.map(({ type }) => type)).to.deep.equal(['connect', 'register', 'renegotiate']);
    expect(callOf(phone, id).state).to.equal('connected');
  });

  it('keeps a call on hold on hold when it comes back', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await phone.hold(id);
    pbx.log.length = 0;
    pbx.dropConnection();
    await untilLogged(pbx, 'renegotiate');
    expect(pbx.log.find(({ type }) => type === 'renegotiate')).to.include({
      direction: 'sendonly',
    });
    expect(callOf(phone, id).hold.local).to.equal('on');
  });

  it('keeps trying while the server refuses, and says when it will try again', async () => {
    const { phone, pbx } = await openPhone();
    pbx.refuseConnections(1);
    pbx.dropConnection();
    await until(phone, ({ connection }) => connection.attempt === 1);
    expect(phone.state.connection.status).to.equal('reconnecting');
    expect(phone.state.connection.retryAt).to.be.a('string');
    await until(phone, ({ connection }) => connection.status === 'connected');
    expect(phone.state.connection.attempt).to.equal(0);
  });

  it('fails a call that cannot reach the server, with the reason', async () => {
    const { phone, pbx } = await openPhone({ register: false });
    pbx.refuseConnections(1);
    expect(await codeOf(phone.call('600'))).to.equal('network/unreachable');
    const [id = ''] = phone.state.calls.order;
    expect(callOf(phone, id).end).to.deep.include({ outcome: 'network-lost' });
    expect(pbx.calls).to.have.length(0);
  });

  it('tries the servers in order', async () => {
    const pbx = createFakePbx();
    pbx.refuseConnections(1);
    const { phone } = await openPhone({ server: 'wss://one.test/ws wss://two.test/ws' }, pbx);
    expect(phone.state.connection.server).to.equal('wss://two.test/ws');
  });

  it('is unregistered and closed by disconnect()', async () => {
    const { phone, pbx } = await openPhone();
    await phone.disconnect();
    expect(phone.state.registration.status).to.equal('off');
    expect(phone.state.connection.status).to.equal('disconnected');
    expect(pbx.log.map(({ type }) => type).slice(-2)).to.deep.equal(['unregister', 'disconnect']);
  });

  it('another account unregisters the old one first', async () => {
    const { phone, pbx } = await openPhone();
    await phone.configure({ username: '1002' });
    await until(phone, () => pbx.log.filter(({ type }) => type === 'register').length === 2);
    const registrations = pbx.log.filter(
      ({ type }) => type === 'register' || type === 'unregister',
    );
    expect(
      registrations.map((entry) => `${entry.type} ${'username' in entry ? entry.username : ''}`),
    ).to.deep.equal(['register 1001', 'unregister 1001', 'register 1002']);
  });

  it('dispose() ends calls, unregisters and leaves nothing behind', async () => {
    const { phone, pbx } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await phone.dispose();
    expect(callOf(phone, id).state).to.equal('ended');
    const last = pbx.log.map(({ type }) => type);
    expect(last).to.include.members(['bye', 'unregister', 'disconnect']);
    expect(pbx.calls[0]?.audio?.readyState).to.equal('ended');
  });
});

describe('a registration that is wanted', () => {
  it('is tried again although the very first connection fails', async () => {
    const pbx = createFakePbx();
    pbx.refuseConnections(1);
    const { phone } = await openPhone({ register: false }, pbx);
    await phone.configure({ register: true });
    await until(phone, ({ connection }) => connection.attempt === 1);
    expect(phone.state.connection.retryAt).to.be.a('string');
    await until(phone, ({ registration }) => registration.status === 'registered');
  });

  it('is asked for again with the right password after a wrong one was refused', async () => {
    const pbx = createFakePbx({ users: { '1001': 'right' } });
    const { phone } = await openPhone({ register: false }, pbx);
    await phone.configure({ register: true, password: 'wrong' });
    await until(phone, ({ registration }) => registration.status === 'failed');
    await phone.configure({ password: 'right' });
    await until(phone, ({ registration }) => registration.status === 'registered');
  });

  it('that the token server refuses at first is told and tried again', async () => {
    const pbx = createFakePbx();
    const asked = answerTokens(503, { username: '1001', password: 'secret-1001' });
    const { phone, events } = await openPhone(
      { username: '', password: '', register: false, tokenSrc: '/token' },
      pbx,
    );
    await phone.configure({ register: true });
    await until(phone, ({ registration }) => registration.status === 'registered');
    expect(asked).to.deep.equal(['register', 'register']);
    expect(JSON.stringify(events)).to.contain('auth/token-failed');
  });

  it('gets fresh credentials before those of token-src are void', async () => {
    const token = { username: '1001', password: 'secret-1001', expiresIn: 1 };
    const asked = answerTokens(token, { ...token, expiresIn: 600 });
    const { phone } = await openPhone({ username: '', password: '', tokenSrc: '/token' });
    while (asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).to.deep.equal(['register', 'refresh']);
    expect(phone.state.registration.status).to.equal('registered');
  });

  it('is up after disconnect() and connect() in one breath', async () => {
    const { phone } = await openPhone();
    await Promise.all([phone.disconnect(), phone.connect()]);
    await until(phone, ({ registration }) => registration.status === 'registered');
    expect(phone.state.connection.status).to.equal('connected');
  });
});

describe('a server that accepts and then drops', () => {
  it('is not asked again without a pause', async () => {
    const { phone, pbx } = await openPhone();
    const delays: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      pbx.dropConnection();
      await until(phone, ({ connection }) => connection.status === 'reconnecting');
      delays.push(Date.parse(phone.state.connection.retryAt ?? '') - Date.now());
      await until(phone, ({ registration }) => registration.status === 'registered');
    }
    expect(delays[0]).to.be.below(50);
    expect(delays[1]).to.be.within(100, 450);
    expect(delays[2]).to.be.within(600, 1_700);
  });
});

describe('another account during a call', () => {
  it('waits until it is over: a second call goes out on the line there is', async () => {
    const { phone, pbx } = await openPhone();
    const first = await phone.call('600');
    await untilCall(phone, first, 'connected');
    pbx.log.length = 0;
    await phone.configure({ username: '1002', password: 'secret-1002' });
    await phone.call('600');
    expect(pbx.calls).to.have.length(2);
    expect(pbx.log.map(({ type }) => type)).not.to.include('connect');
    expect(pbx.log.map(({ type }) => type)).not.to.include('unregister');
    await phone.hangupAll();
    await until(phone, ({ registration }) => registration.status === 'registered');
    await untilLogged(pbx, 'register');
    expect(pbx.log.find(({ type }) => type === 'register')).to.include({ username: '1002' });
  });
});

describe('a call given up while its line is being prepared', () => {
  it('opens nothing', async () => {
    const pbx = createFakePbx();
    let answer: (response: Response) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      window.fetch = () => {
        resolve();
        return new Promise((answered) => (answer = answered));
      };
    });
    const { phone } = await openPhone(
      { username: '', password: '', register: false, tokenSrc: '/token', auth: 'secret' },
      pbx,
    );
    const calling = codeOf(phone.call('600'));
    await asked;
    await phone.hangupAll();
    answer(Response.json({ username: '1001', password: 'secret-1001' }));
    expect(await calling).to.equal('call/cancelled');
    expect(pbx.log.filter(({ type }) => type === 'connect')).to.have.length(0);
    expect(phone.state.connection.status).to.equal('disconnected');
  });
});

describe('voip-before-hangup', () => {
  it('cannot delay a hang-up', async () => {
    const { phone } = await openPhone();
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    phone.addEventListener('voip-before-hangup', ({ detail }) =>
      detail.waitUntil(new Promise(() => undefined)),
    );
    await phone.hangup(id);
    expect(callOf(phone, id).state).to.equal('ended');
  });
});

describe('a guest', () => {
  it('opens nothing before the call and leaves nothing after it', async () => {
    const pbx = createFakePbx();
    const phone = new Phone('guest');
    await phone.configure({ server: 'wss://pbx.test/ws', signaling: pbx.factory });
    expect(pbx.log).to.have.length(0);
    expect(phone.state.settings?.auth).to.equal('guest');
    await phone.dispose();
  });

  it('needs a press: script alone cannot call', async () => {
    const { phone, pbx } = await openPhone({
      username: '',
      password: '',
      register: false,
    });
    // Test pages have had no user gesture.
    expect(navigator.userActivation?.isActive ?? false).to.equal(false);
    expect(await codeOf(phone.call('0800'))).to.equal('call/gesture-needed');
    expect(pbx.calls).to.have.length(0);
  });
});

describe('no secret', () => {
  it('is in the state, in an event or in a log line', async () => {
    const seen: string[] = [];
    const { phone, events } = await openPhone({
      logLevel: 'debug',
      logger: (level, message, detail) =>
        seen.push(`${level} ${message} ${JSON.stringify(detail)}`),
    });
    const id = await phone.call('600');
    await untilCall(phone, id, 'connected');
    await phone.hangup(id);
    const everything = JSON.stringify([phone.state, events, seen]);
    expect(everything).not.to.contain('secret-1001');
    expect(seen.length).to.be.greaterThan(0);
  });
});
