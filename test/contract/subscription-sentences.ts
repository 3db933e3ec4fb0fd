import { expect } from '@open-wc/testing';
import type { ExtensionNews, Subscription } from '../../src/core/signaling/signaling.js';
import type { MessagesWaiting } from '../../src/core/state.js';
import type { Bench } from './bench.js';
import type { Line } from './contract-pbx.js';
import { calling, SubscriptionRecorder } from './recorder.js';

interface Watching<T> {
  readonly subscription: Subscription;
  readonly heard: SubscriptionRecorder<T>;
}

/** @param target an extension without a telephone, which does what it is told */
function watch({ signaling }: Line, target = '1010'): Watching<ExtensionNews> {
  const heard = new SubscriptionRecorder<ExtensionNews>();
  const { handlers } = heard;
  const subscription = calling(() => signaling.subscribe({ event: 'dialog', target, handlers }));
  return { subscription, heard };
}

function awaitMessages({ signaling }: Line): Watching<MessagesWaiting> {
  const heard = new SubscriptionRecorder<MessagesWaiting>();
  const { handlers } = heard;
  const subscription = calling(() => signaling.subscribe({ event: 'message-summary', handlers }));
  return { subscription, heard };
}

const status =
  (wanted: ExtensionNews['status']) =>
  (news: ExtensionNews): boolean =>
    news.status === wanted;

export function subscriptionSentences(bench: () => Bench): void {
  describe('subscribe()', () => {
    beforeEach(() => bench().pbx.setExtension({ status: 'idle' }));

    it('tells how an extension stands, and each change of it', async () => {
      const { pbx } = bench();
      const { heard } = watch(await bench().connected());
      expect(await heard.news(status('idle'))).to.deep.equal({ status: 'idle' });
      await pbx.setExtension({ status: 'ringing', remote: '030123' });
      expect(await heard.news(status('ringing'))).to.deep.equal({
        status: 'ringing',
        remote: { number: '030123', name: '' },
      });
      await pbx.setExtension({ status: 'busy', remote: '030123' });
      await heard.news(status('busy'));
      expect(heard.names()).not.to.include('onEnded');
    });

    it('tells of messages in our own mailbox, and each change of it', async () => {
      const { pbx } = bench();
      await pbx.setMailbox({ new: 3, old: 4 });
      const { heard } = awaitMessages(await bench().connected());
      expect(await heard.news(({ waiting }) => waiting)).to.deep.equal({
        waiting: true,
        new: 3,
        old: 4,
        urgent: 0,
      });
      await pbx.setMailbox({ new: 0, old: 7 });
      await heard.news((news) => !news.waiting && news.new === 0 && news.old === 7);
    });

    it('is told of only what it asked for', async () => {
      const { pbx } = bench();
      const line = await bench().connected();
      const other = watch(line, pbx.bob.username);
      const { heard } = watch(line);
      await other.heard.news(status('idle'));
      await heard.news(status('idle'));
      await pbx.setExtension({ status: 'busy' });
      await heard.news(status('busy'));
      expect(other.heard.count('onNews')).to.equal(1);
    });

    it('ends with the status of who refused, as nothing to be tried again', async () => {
      const { heard } = watch(await bench().connected(), '1999');
      const error = await heard.ended();
      expect(error.code).to.equal('network/subscription-refused');
      expect(error.detail).to.include({ event: 'dialog', target: '1999', status: 404 });
      expect(error.retryable).to.equal(false);
      expect(heard.names()).to.deep.equal(['onEnded']);
    });

    it('ends with call/invalid-target for what cannot be dialled', async () => {
      const { heard } = watch(await bench().connected(), 'a b');
      expect((await heard.ended()).code).to.equal('call/invalid-target');
    });

    it('ends when the server ends it, to be asked for again', async () => {
      const line = await bench().connected();
      const { heard } = watch(line);
      await heard.news(status('idle'));
      await bench().pbx.deactivateSubscriptions();
      const error = await heard.ended();
      expect(error.code).to.equal('network/subscription-refused');
      expect(error.detail['reason']).to.equal('deactivated');
      expect(error.retryable).to.equal(true);
      await watch(line).heard.news(status('idle'));
    });

    it('waits for a connect() that is under way, and ends with network/… without one', async () => {
      const { signaling, heard: line } = bench().open(bench().pbx.alice);
      const early = watch({ signaling, heard: line });
      expect((await early.heard.ended()).category).to.equal('network');
      const connecting = calling(() => signaling.connect(bench().pbx.server));
      const { heard } = watch({ signaling, heard: line });
      await connecting;
      await heard.news(status('idle'));
    });

    it('ends with network/connection-lost when the socket is lost', async () => {
      const { heard } = watch(await bench().connected());
      await heard.news(status('idle'));
      await bench().pbx.dropConnections();
      expect((await heard.ended()).code).to.equal('network/connection-lost');
    });

    it('tells nothing after end(), which may be asked twice', async () => {
      const { pbx } = bench();
      const line = await bench().connected();
      const { subscription, heard } = watch(line);
      await heard.news(status('idle'));
      const ending = [calling(() => subscription.end()), calling(() => subscription.end())];
      heard.closed = 'end()';
      await Promise.all(ending);
      await pbx.setExtension({ status: 'busy' });
      await watch(line).heard.news(status('busy'));
      await bench().pbx.dropConnections();
      await line.heard.lost();
    });

    it('is ended by dispose() without a word', async () => {
      const line = await bench().connected();
      const { heard } = watch(line);
      await heard.news(status('idle'));
      const disposed = calling(() => line.signaling.dispose());
      heard.closed = 'dispose()';
      await disposed;
    });
  });
}
