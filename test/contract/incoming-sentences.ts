import { expect } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import type { IncomingCall, OutgoingCall } from '../../src/core/signaling/signaling.js';
import { refusalOf, type Bench } from './bench.js';
import type { Line } from './contract-pbx.js';
import { CallRecorder, calling } from './recorder.js';

/** Alice's call as it rings at Bob's. */
export interface Ringing {
  readonly caller: {
    readonly call: OutgoingCall;
    readonly heard: CallRecorder;
    readonly line: Line;
  };
  readonly called: {
    readonly call: IncomingCall;
    readonly heard: CallRecorder;
    readonly line: Line;
  };
}

/** What rings here is listened to by one recorder. */
function willTake(line: Line): CallRecorder {
  const heard = new CallRecorder();
  line.heard.decide = () => heard.handlers;
  return heard;
}

export async function ring(
  bench: Bench,
  headers: Record<string, string> = {},
  video?: Promise<MediaStreamTrack>,
): Promise<Ringing> {
  const { alice, bob } = bench.pbx;
  const line = await bench.registered(bob);
  const heard = willTake(line);
  const alices = await bench.registered(alice);
  const caller = {
    ...bench.dial(alices, bob.username, undefined, undefined, headers, video ? { video } : {}),
    line: alices,
  };
  const [{ args }] = await Promise.all([
    line.heard.until('onIncoming'),
    caller.heard.until('onProgress'),
  ]);
  return { caller, called: { call: args[0], heard, line } };
}

export async function talk(bench: Bench): Promise<Ringing> {
  const ringing = await ring(bench);
  await calling(() => ringing.called.call.answer({ audio: bench.audio() }));
  await Promise.all([
    ringing.caller.heard.until('onConnected'),
    ringing.called.heard.until('onConnected'),
  ]);
  return ringing;
}

export function incomingSentences(bench: () => Bench): void {
  describe('an incoming call', () => {
    it('says who calls and rings at the caller', async () => {
      const { caller, called } = await ring(bench(), { 'X-Voip-Context-Ticket': '4711' });
      const { remote } = called.call;
      expect(remote.user).to.equal(bench().pbx.alice.username);
      expect(remote.anonymous).to.equal(false);
      expect(remote.headers['x-voip-context-ticket']).to.equal('4711');
      expect(caller.heard.names()).not.to.include('onConnected');
    });

    it('that nobody asks to have answered by itself says nothing of it', async () => {
      const { called } = await ring(bench());
      expect(called.call.answerAfter).to.equal(undefined);
    });

    it('that is answered is connected on both sides, once', async () => {
      const { caller, called } = await talk(bench());
      await Promise.all([caller.heard.until('onRemoteTrack'), called.heard.until('onRemoteTrack')]);
      expect(caller.heard.count('onConnected')).to.equal(1);
      expect(called.heard.count('onConnected')).to.equal(1);
    });

    it('that is rejected is busy for the caller', async () => {
      const { caller, called } = await ring(bench());
      await calling(() => called.call.reject());
      expect(await caller.heard.ended()).to.include({ by: 'remote', outcome: 'busy' });
      expect(await called.heard.ended()).to.include({ by: 'local', outcome: 'declined' });
    });

    it('can be rejected with another status', async () => {
      const { caller, called } = await ring(bench());
      await calling(() => called.call.reject(603));
      expect(await caller.heard.ended()).to.include({ by: 'remote', outcome: 'declined' });
    });

    it('that is ended while it rings is refused as busy', async () => {
      const { caller, called } = await ring(bench());
      await calling(() => called.call.end());
      expect(await caller.heard.ended()).to.include({ by: 'remote', outcome: 'busy' });
      expect(await called.heard.ended()).to.include({ by: 'local' });
    });

    it('that nobody wants is refused with 486', async () => {
      const { alice, bob } = bench().pbx;
      await bench().registered(bob);
      const { heard } = bench().dial(await bench().registered(alice), bob.username);
      const end = await heard.ended();
      expect(end.sip?.code).to.equal(486);
    });

    it('that is refused with a status as soon as it is offered gets that one, and no other', async () => {
      const { alice, bob } = bench().pbx;
      const line = await bench().registered(bob);
      line.heard.decide = (call) => {
        void call.reject(480);
        return null;
      };
      const { heard } = bench().dial(await bench().registered(alice), bob.username);
      const end = await heard.ended();
      expect(end.sip?.code).to.equal(480);
    });

    it('that the caller gives up is missed', async () => {
      const { caller, called } = await ring(bench());
      await calling(() => caller.call.end());
      expect(await called.heard.ended()).to.include({ by: 'remote', outcome: 'missed' });
    });

    it('that another phone answers was answered elsewhere', async () => {
      const { alice, bob } = bench().pbx;
      const lines = [await bench().registered(bob), await bench().registered(bob)] as const;
      const heard = [willTake(lines[0]), willTake(lines[1])] as const;
      bench().dial(await bench().registered(alice), bob.username);
      const [first] = await Promise.all(lines.map((line) => line.heard.until('onIncoming')));
      await calling(() => first?.args[0].answer({ audio: bench().audio() }));
      expect(await heard[1].ended()).to.include({ by: 'remote', outcome: 'answered-elsewhere' });
      expect(heard[0].names()).not.to.include('onEnded');
    });

    it('goes on ringing when the microphone fails, and can be answered then', async () => {
      const { caller, called } = await ring(bench());
      const error = new VoipError('media/permission-dismissed');
      const answer = calling(() => called.call.answer({ audio: Promise.reject(error) }));
      expect(await refusalOf(answer)).to.equal(error);
      expect(called.heard.names()).not.to.include('onEnded');
      await calling(() => called.call.answer({ audio: bench().audio() }));
      await caller.heard.until('onConnected');
    });

    it('cannot be answered when it is over', async () => {
      const { caller, called } = await ring(bench());
      await calling(() => caller.call.end());
      await called.heard.ended();
      const answer = calling(() => called.call.answer({ audio: bench().audio() }));
      expect((await refusalOf(answer)).code).to.equal('call/invalid-state');
    });

    it('that ended before it was answered frees the line for the next', async () => {
      const { caller, called } = await ring(bench());
      await calling(() => called.call.reject());
      await caller.heard.ended();
      const heard = willTake(called.line);
      const again = bench().dial(
        await bench().registered(bench().pbx.alice),
        bench().pbx.bob.username,
      );
      await again.heard.until('onProgress');
      await calling(() => again.call.end());
      await heard.ended();
    });
  });

  describe('two people in a call', () => {
    it('learn of each other’s hold and resume', async () => {
      const { caller, called } = await talk(bench());
      await calling(() => called.call.renegotiate({ direction: 'sendonly' }));
      await caller.heard.until('onRemoteHold', ({ args: [held] }) => held);
      await calling(() => called.call.renegotiate({ direction: 'sendrecv' }));
      await caller.heard.until('onRemoteHold', ({ args: [held] }) => !held);
      await calling(() => caller.call.renegotiate({ direction: 'sendonly' }));
      await called.heard.until('onRemoteHold', ({ args: [held] }) => held);
    });

    it('are both told when the called side hangs up', async () => {
      const { caller, called } = await talk(bench());
      await calling(() => called.call.end());
      expect(await caller.heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
      expect(await called.heard.ended()).to.include({ by: 'local', outcome: 'completed' });
    });

    it('are both told when the calling side hangs up', async () => {
      const { caller, called } = await talk(bench());
      await calling(() => caller.call.end());
      expect(await called.heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
    });
  });
}
