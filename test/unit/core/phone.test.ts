import { expect } from '@open-wc/testing';
import type { PhoneConfig } from '../../../src/core/config.js';
import { VoipError } from '../../../src/core/errors.js';
import { getPhone } from '../../../src/core/index.js';
import type { Intent } from '../../../src/core/intents.js';
import { Phone } from '../../../src/core/phone.js';
import { phones } from '../../../src/core/registry.js';
import { initialState } from '../../../src/core/state.js';
import { loadedPhone, PhoneWithEngine } from './phone-with-engine.js';

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof VoipError ? error.code : error),
  );

describe('a verb', () => {
  const verbs: [verb: (phone: Phone) => Promise<unknown>, intent: Intent][] = [
    [(phone) => phone.connect(), { type: 'connect' }],
    [(phone) => phone.disconnect(), { type: 'disconnect' }],
    [(phone) => phone.answer('a'), { type: 'answer', id: 'a' }],
    [(phone) => phone.decline('a'), { type: 'decline', id: 'a' }],
    [(phone) => phone.hangup('a'), { type: 'hangup', id: 'a' }],
    [(phone) => phone.hangupAll(), { type: 'hangupAll' }],
    [(phone) => phone.hold('a'), { type: 'hold', id: 'a' }],
    [(phone) => phone.resume('a'), { type: 'resume', id: 'a' }],
    [(phone) => phone.swap(), { type: 'swap' }],
    [(phone) => phone.mute(), { type: 'mute', id: undefined, on: true }],
    [(phone) => phone.unmute('a'), { type: 'mute', id: 'a', on: false }],
    [(phone) => phone.muteSpeaker('a'), { type: 'muteSpeaker', id: 'a', on: true }],
    [(phone) => phone.unmuteSpeaker('a'), { type: 'muteSpeaker', id: 'a', on: false }],
    [(phone) => phone.sendDtmf('a', '12'), { type: 'sendDtmf', id: 'a', tones: '12' }],
    [(phone) => phone.setVolume(0.5), { type: 'setVolume', volume: 0.5, of: undefined }],
    [(phone) => phone.setVolume(0.5, 'ringer'), { type: 'setVolume', volume: 0.5, of: 'ringer' }],
    [
      (phone) => phone.setDevice('microphone', 'm'),
      { type: 'setDevice', kind: 'microphone', deviceId: 'm' },
    ],
  ];

  for (const [verb, intent] of verbs) {
    it(`becomes the intent ${JSON.stringify(intent)} of the page's script`, async () => {
      const phone = loadedPhone();
      await verb(phone);
      expect(phone.engine.ran.map(({ intent: ran }) => ran)).to.deep.equal([intent]);
      expect(phone.engine.ran[0]?.source).to.equal(undefined);
      expect(structuredClone(intent)).to.deep.equal(intent);
    });
  }

  it('of an element is the user’s', async () => {
    const phone = loadedPhone();
    const element = document.createElement('div');
    await phone.call('0800', {}, element);
    expect(phone.engine.ran[0]?.source).to.equal(element);
  });

  it('waits for the engine, in the order of asking', async () => {
    const phone = new PhoneWithEngine();
    const asked = [phone.connect(), phone.hold('a'), phone.call('0800'), phone.mute()];
    expect(phone.engine.ran).to.deep.equal([]);
    phone.arrive();
    await Promise.all(asked);
    expect(phone.engine.ran.map(({ intent }) => intent.type)).to.deep.equal([
      'connect',
      'hold',
      'call',
      'mute',
    ]);
  });

  it('runs after a configuration that was given before it', async () => {
    for (const phone of [new PhoneWithEngine(), loadedPhone()]) {
      const order: string[] = [];
      phone.engine.judge = () => order.push('configure');
      phone.engine.run = () => Promise.resolve(void order.push('run'));
      const asked = [phone.configure({ domain: 'a.example' }), phone.hold('a')];
      phone.arrive();
      await Promise.all(asked);
      expect(order).to.deep.equal(['configure', 'run']);
    }
  });

  it('rejects with what the engine says', async () => {
    const phone = loadedPhone();
    phone.engine.run = () => Promise.reject(new VoipError('call/not-found'));
    expect(await codeOf(phone.hold('x'))).to.equal('call/not-found');
  });

  it('with a wrong argument throws a TypeError at once', () => {
    const phone = loadedPhone();
    // @ts-expect-error a number is no target
    expect(() => phone.call(800)).to.throw(TypeError);
    expect(phone.engine.ran).to.deep.equal([]);
  });
});

describe('phone.call()', () => {
  it('resolves with the id its intent has, another for each call', async () => {
    const phone = loadedPhone();
    const ids = [await phone.call('0800'), await phone.call('0800')];
    const ran = phone.engine.ran.map(({ intent }) => (intent.type === 'call' ? intent.id : ''));
    expect(ran).to.deep.equal(ids);
    expect(new Set(ids).size).to.equal(2);
  });

  it('passes target and options on', async () => {
    const phone = loadedPhone();
    const options = { displayName: 'Help', headers: { 'X-A': '1' }, context: { Ticket: '7' } };
    await phone.call('0800', options);
    expect(phone.engine.ran[0]?.intent).to.deep.include({ target: '0800', options });
  });
});

describe('phone.configure()', () => {
  it('throws a TypeError at once for a wrong type, and nothing of it stays', async () => {
    const phone = loadedPhone();
    // @ts-expect-error a number is no server
    expect(() => phone.configure({ domain: 'a.example', server: 1 })).to.throw(TypeError);
    await phone.configure({});
    expect(phone.engine.configured[0]?.properties).to.deep.equal({});
  });

  it('adds to what was configured before', async () => {
    const phone = loadedPhone();
    await phone.configure({ server: 'a.example', username: '100' });
    await phone.configure({ username: '200' });
    expect(phone.engine.configured.at(-1)?.properties).to.deep.equal({
      server: 'a.example',
      username: '200',
    });
  });

  it('never keeps the page’s own object', async () => {
    const phone = loadedPhone();
    const config = { username: '100' };
    await phone.configure(config);
    config.username = '666';
    await phone.configure({});
    expect(phone.engine.configured.at(-1)?.properties.username).to.equal('100');
  });

  describe('with a refused value', () => {
    const refusing = (): PhoneWithEngine => {
      const phone = loadedPhone();
      phone.engine.judge = ({ properties }) => {
        if (properties.maxCalls === 99) throw new VoipError('config/value-invalid');
      };
      return phone;
    };
    const inForce = async (phone: PhoneWithEngine): Promise<PhoneConfig> => {
      await phone.configure({});
      return phone.engine.configured.at(-1)?.properties ?? {};
    };

    it('rejects, and forgets it', async () => {
      const phone = refusing();
      await phone.configure({ maxCalls: 3 });
      expect(await codeOf(phone.configure({ maxCalls: 99 }))).to.equal('config/value-invalid');
      expect(await inForce(phone)).to.include({ maxCalls: 3 });
    });

    it('takes nothing away that was configured at the same time', async () => {
      const phone = refusing();
      const bad = codeOf(phone.configure({ maxCalls: 99 }));
      const good = codeOf(phone.configure({ username: '100' }));
      expect(await bad).to.equal('config/value-invalid');
      const kept = await inForce(phone);
      expect(kept.maxCalls).to.equal(undefined);
      expect(kept.username).to.equal((await good) === 'resolved' ? '100' : undefined);
    });
  });

  it('lets elements take part, in the order of attachment, until they leave', async () => {
    const phone = loadedPhone();
    const [one, two] = [document.createElement('div'), document.createElement('div')];
    phone.attach(one, { server: 'a.example' });
    phone.attach(two, { server: 'b.example' });
    phone.attach(one, { server: 'c.example' });
    await phone.configure({});
    expect(phone.engine.configured.at(-1)?.attributes).to.deep.equal([
      { server: 'c.example' },
      { server: 'b.example' },
    ]);
    phone.detach(one);
    await phone.configure({});
    expect(phone.engine.configured.at(-1)?.attributes).to.deep.equal([{ server: 'b.example' }]);
  });

  it('does not fetch the engine because an element is there', () => {
    const phone = new PhoneWithEngine();
    phone.attach(document.createElement('div'), { server: 'a.example' });
    expect(phone.loads).to.equal(0);
    expect(phone.state.core).to.equal('idle');
  });
});

describe('phone.subscribe()', () => {
  it('tells the state at once', () => {
    const seen: unknown[] = [];
    new Phone('subscribed').subscribe((state) => seen.push(state));
    expect(seen).to.deep.equal([initialState]);
  });

  it('tells what is selected only when it changes, and nothing after the stop', async () => {
    const phone = new Phone('selected');
    const cores: string[] = [];
    const calls: unknown[] = [];
    const stop = phone.subscribe(
      ({ core }) => core,
      (core) => cores.push(core),
    );
    phone.subscribe(
      (state) => state.calls,
      (value) => calls.push(value),
    );
    await phone.load();
    stop();
    await phone.dispose();
    expect(cores).to.deep.equal(['idle', 'loading', 'ready']);
    expect(calls).to.have.length(1);
  });
});

describe('getPhone()', () => {
  it('gives one phone per name, `default` without one', () => {
    expect(getPhone()).to.equal(getPhone('default'));
    expect(getPhone('a')).to.equal(getPhone('a'));
    expect(getPhone('a')).not.to.equal(getPhone('b'));
    expect(getPhone('a').name).to.equal('a');
  });

  it('gives a second copy of the library the phone of the first', async () => {
    // @ts-expect-error the query makes the browser load the module a second time
    const other = (await import('../../../src/core/registry.js?second')) as {
      phones: typeof phones;
    };
    expect(other.phones).not.to.equal(phones);
    expect(other.phones().get('default')).to.equal(getPhone());
  });

  it('gives a new phone after the old one was disposed, and not before', async () => {
    const first = getPhone('disposed');
    await first.dispose();
    expect(getPhone('disposed')).not.to.equal(first);
  });
});
