import { createFakePbx, realClock, type Clock } from '../../src/core/signaling/fake/index.js';
import type { ContractPbx } from './contract-pbx.js';
import { describeSignalingContract } from './signaling-contract.js';

/** Twenty times as fast: the order of things is what counts here. */
const fastClock: Clock = {
  soon: realClock.soon,
  later: (ms, task) => realClock.later(ms / 20, task),
};

describeSignalingContract('the fake', (): Promise<ContractPbx> => {
  const pbx = createFakePbx({
    clock: fastClock,
    servers: ['wss://pbx.test/ws'],
    users: { alice: 'secret-a', bob: 'secret-b' },
  });
  pbx.subscriptions.setExtension('1010', { status: 'idle' });
  const count = (type: string): number => pbx.log.filter((entry) => entry.type === type).length;
  return Promise.resolve({
    factory: pbx.factory,
    server: 'wss://pbx.test/ws',
    deadServer: 'wss://dead.test/ws',
    domain: 'pbx.test',
    alice: { username: 'alice', credentials: { password: 'secret-a' } },
    bob: { username: 'bob', credentials: { password: 'secret-b' } },
    counts: () => Promise.resolve({ sockets: count('connect'), invites: count('invite') }),
    digits: () => Promise.resolve(pbx.calls.findLast(({ target }) => target === '606')?.dtmf ?? ''),
    setExtension: async ({ status, remote: number }) => {
      const remote = number ? { remote: { number, name: '' } } : {};
      pbx.subscriptions.setExtension('1010', { status, ...remote });
    },
    setMailbox: async (mailbox) => {
      const messages = { ...mailbox, waiting: mailbox.new > 0, urgent: 0 };
      pbx.subscriptions.setMessages('alice', messages);
    },
    deactivateSubscriptions: async () => pbx.subscriptions.terminate(),
    dropConnections: () => Promise.resolve(pbx.dropConnection()),
    dispose: () => Promise.resolve(),
  });
});
