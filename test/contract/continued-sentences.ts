import { expect } from '@open-wc/testing';
import type { DialogId, OutgoingCall } from '../../src/core/signaling/signaling.js';
import type { Bench } from './bench.js';
import type { Line } from './contract-pbx.js';
import { ring, talk } from './incoming-sentences.js';
import { CallRecorder, calling } from './recorder.js';

/** An INVITE from another page that continues a call. */
function goOn(
  bench: Bench,
  { signaling }: Line,
  target: string,
  replaces: DialogId | undefined,
  direction: 'sendrecv' | 'sendonly' = 'sendrecv',
): { call: OutgoingCall; heard: CallRecorder } {
  if (!replaces) throw new Error('the call has no dialog');
  const heard = new CallRecorder();
  const { handlers } = heard;
  const request = { target, headers: {}, audio: bench.audio(), handlers, replaces, direction };
  return { call: calling(() => signaling.invite(request)), heard };
}

export function continuedSentences(bench: () => Bench): void {
  describe('a call that goes on from another page', () => {
    it('of a line that was abandoned: it said no goodbye, and hears of nothing', async () => {
      const { alice, bob } = bench().pbx;
      const { caller, called } = await talk(bench());
      const { dialog } = caller.call;
      await calling(() => caller.line.signaling.abandon());
      caller.line.heard.closed = caller.heard.closed = 'abandon()';
      const page = await bench().registered(alice);
      const { heard } = goOn(bench(), page, bob.username, dialog);
      await heard.until('onConnected');
      expect(called.heard.names()).not.to.include('onEnded');
      await calling(() => called.call.end());
      expect(await heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
    });

    for (const side of ['caller', 'called'] as const) {
      it(`of the ${side} is told nothing but sound at the other end, which can end it`, async () => {
        const { alice, bob } = bench().pbx;
        const { caller, called } = await talk(bench());
        const [mine, other] = side === 'caller' ? [caller, called] : [called, caller];
        const [me, them] = side === 'caller' ? [alice, bob] : [bob, alice];
        const page = await bench().registered(me);
        const { call, heard } = goOn(bench(), page, them.username, mine.call.dialog);
        await heard.until('onConnected');
        expect(call.dialog).not.to.deep.equal(mine.call.dialog);
        expect(await mine.heard.ended()).to.include({ by: 'remote' });
        expect(other.heard.names()).not.to.include('onEnded');
        expect(called.line.heard.count('onIncoming')).to.equal(1);
        await calling(() => other.call.end());
        expect(await heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
      });
    }

    it('that nobody has answered is cancelled from there, and stops ringing', async () => {
      const { caller, called } = await ring(bench());
      const { args } = await caller.heard.until('onTrying');
      await calling(() => caller.line.signaling.abandon());
      caller.line.heard.closed = caller.heard.closed = 'abandon()';
      expect(called.heard.names()).not.to.include('onEnded');
      const page = await bench().registered(bench().pbx.alice);
      await calling(() => page.signaling.cancel(args[0]));
      expect(await called.heard.ended()).to.include({ by: 'remote', outcome: 'missed' });
      // What is over by then is no error.
      await calling(() => page.signaling.cancel(args[0]));
    });

    it('that nobody goes on with is ended from there', async () => {
      const { caller, called } = await talk(bench());
      const { dialog } = caller.call;
      await calling(() => caller.line.signaling.abandon());
      caller.line.heard.closed = caller.heard.closed = 'abandon()';
      const page = await bench().connected(bench().pbx.alice);
      if (!dialog) throw new Error('no dialog');
      await calling(() => page.signaling.bye(dialog));
      expect(await called.heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
      // What is over by then is no error.
      await calling(() => page.signaling.bye(dialog));
    });

    it('on hold goes on on hold', async () => {
      const { caller, called } = await talk(bench());
      const page = await bench().registered(bench().pbx.alice);
      const { bob } = bench().pbx;
      const { heard } = goOn(bench(), page, bob.username, caller.call.dialog, 'sendonly');
      await heard.until('onConnected');
      await called.heard.until('onRemoteHold', ({ args: [held] }) => held);
      expect(called.heard.names()).not.to.include('onEnded');
    });

    it('that the other side does not know ends with call/not-recovered, and nobody rings', async () => {
      const { called } = await talk(bench());
      const page = await bench().registered(bench().pbx.alice);
      const dialog = { callId: 'nothing', localTag: 'a', remoteTag: 'b' };
      const { heard } = goOn(bench(), page, bench().pbx.bob.username, dialog);
      const end = await heard.ended();
      expect(end).to.include({ by: 'system', outcome: 'network-lost' });
      expect(end.error?.code).to.equal('call/not-recovered');
      expect(called.line.heard.count('onIncoming')).to.equal(1);
    });

    it('is refused to anybody but the party whose call it is, and goes on', async () => {
      const { caller, called } = await talk(bench());
      const stranger = await bench().guest();
      const { heard } = goOn(bench(), stranger, bench().pbx.bob.username, caller.call.dialog);
      expect((await heard.ended()).error?.code).to.equal('call/not-recovered');
      expect(caller.heard.names()).not.to.include('onEnded');
      expect(called.heard.names()).not.to.include('onEnded');
      expect(called.line.heard.count('onIncoming')).to.equal(1);
    });
  });
}
