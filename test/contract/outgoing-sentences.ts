import { expect } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import { refusalOf, type Bench } from './bench.js';
import { calling } from './recorder.js';

/** Number of the demo PBX, and how a call to it ends. */
const refusals: [target: string, outcome: string, code: string, status: number][] = [
  ['602', 'busy', 'call/busy', 486],
  ['607', 'forbidden', 'call/forbidden', 403],
  ['608', 'unreachable', 'call/unreachable', 480],
  ['609', 'invalid-number', 'call/invalid-number', 404],
  ['610', 'failed', 'call/redirect-refused', 302],
];

const impossible = [
  '',
  ' ',
  'a b',
  'sip:',
  'sip:@',
  'javascript:alert(1)',
  '0800\r\nX-Evil: 1',
  '<0800>',
];

export function outgoingSentences(bench: () => Bench): void {
  describe('invite()', () => {
    it('tells sent, connected, the sound of the other side, and media connected', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '600');
      await call.sent;
      expect(heard.names()).not.to.include('onConnected');
      await heard.until('onConnected');
      const { args } = await heard.until('onRemoteTrack');
      expect(args[0].kind).to.equal('audio');
      await heard.until('onMediaState', ({ args: [state] }) => state === 'connected');
      expect(heard.count('onConnected')).to.equal(1);
    });

    it('of a guest reaches the help desk', async () => {
      const { call, heard } = bench().dial(await bench().guest(), '0800');
      await call.sent;
      await heard.until('onConnected');
    });

    it('tells ringing before the answer', async () => {
      const line = await bench().connected();
      const { heard } = bench().dial(line, '0800');
      const { args } = await heard.until(
        'onProgress',
        ({ args: [progress] }) => progress.status === 180,
      );
      expect(args[0].earlyMedia).to.equal(false);
      expect(heard.names()).not.to.include('onConnected');
      await heard.until('onConnected');
    });

    it('tells early media and brings its sound before the answer', async () => {
      const line = await bench().connected();
      const { heard } = bench().dial(line, '604');
      await heard.until('onProgress', ({ args: [progress] }) => progress.earlyMedia);
      await heard.until('onRemoteTrack');
      expect(heard.names()).not.to.include('onConnected');
      await heard.until('onConnected');
    });

    for (const [target, outcome, code, status] of refusals) {
      it(`to ${target} ends as ${outcome} with ${status}`, async () => {
        const line = await bench().connected();
        const { call, heard } = bench().dial(line, target);
        await call.sent;
        const end = await heard.ended();
        expect(end).to.include({ by: 'remote', outcome });
        expect(end.sip?.code).to.equal(status);
        expect(end.error?.code).to.equal(code);
        expect(heard.names()).not.to.include('onConnected');
      });
    }

    it('never follows a redirect, and tells that one was asked for', async () => {
      const line = await bench().connected();
      const calls = await bench().countCalls(line);
      await bench().dial(line, '610').heard.ended();
      const { args } = await line.heard.until('onRefused');
      expect(args[0].code).to.equal('call/redirect-refused');
      expect(await calls()).to.equal(1);
    });

    for (const target of impossible) {
      it(`to ${JSON.stringify(target)} ends with call/invalid-target, and no INVITE leaves`, async () => {
        const line = await bench().connected();
        const calls = await bench().countCalls(line);
        const { call, heard } = bench().dial(line, target);
        expect((await refusalOf(call.sent)).code).to.equal('call/invalid-target');
        expect((await heard.ended()).error?.code).to.equal('call/invalid-target');
        expect(await calls()).to.equal(0);
      });
    }

    it('ends with the error of the microphone, and no INVITE leaves', async () => {
      const line = await bench().connected();
      const calls = await bench().countCalls(line);
      const error = new VoipError('media/permission-denied');
      const { call, heard } = bench().dial(line, '600', Promise.reject(error));
      expect(await refusalOf(call.sent)).to.equal(error);
      const end = await heard.ended();
      expect(end).to.include({ by: 'system', outcome: 'media-failed' });
      expect(end.error).to.equal(error);
      expect(await calls()).to.equal(0);
    });

    it('prepares itself while the connection opens, and is sent then', async () => {
      const line = bench().open(bench().pbx.alice);
      const connecting = calling(() => line.signaling.connect(bench().pbx.server));
      const { call, heard } = bench().dial(line, '600');
      await connecting;
      await call.sent;
      await heard.until('onConnected');
    });

    it('ends with the error of the connection that does not open', async () => {
      const line = bench().open(bench().pbx.alice);
      const connecting = refusalOf(calling(() => line.signaling.connect(bench().pbx.deadServer)));
      const { call, heard } = bench().dial(line, '600');
      expect((await refusalOf(call.sent)).code).to.equal((await connecting).code);
      expect((await heard.ended()).error?.category).to.equal('network');
    });

    it('ends with network/… while nothing is connected or connecting', async () => {
      const { call, heard } = bench().dial(bench().open(bench().pbx.alice), '600');
      expect((await refusalOf(call.sent)).category).to.equal('network');
      expect(await heard.ended()).to.include({ by: 'system', outcome: 'network-lost' });
    });

    it('goes on when a handler throws', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '605', undefined, () => {
        throw new Error('thrown on purpose by a handler');
      });
      await call.sent;
      expect(await heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
    }).timeout(10_000);
  });

  describe('end()', () => {
    it('while the microphone is still asked for: no INVITE leaves, also when it is granted later', async () => {
      const line = await bench().connected();
      const calls = await bench().countCalls(line);
      let grant: (track: MediaStreamTrack) => void = () => undefined;
      const { call, heard } = bench().dial(
        line,
        '600',
        new Promise((resolve) => (grant = resolve)),
      );
      await calling(() => call.end());
      expect(await heard.ended()).to.include({ by: 'local', outcome: 'cancelled' });
      expect((await refusalOf(call.sent)).code).to.equal('call/cancelled');
      grant(await bench().audio());
      expect(await calls()).to.equal(0);
    });

    it('in the same moment as invite(): no INVITE leaves', async () => {
      const line = await bench().connected();
      const calls = await bench().countCalls(line);
      const { call, heard } = bench().dial(line, '600');
      void calling(() => call.end());
      expect(await heard.ended()).to.include({ by: 'local', outcome: 'cancelled' });
      expect(await calls()).to.equal(0);
    });

    it('while it rings: cancelled', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '603');
      await heard.until('onProgress');
      await calling(() => call.end());
      expect(await heard.ended()).to.include({ by: 'local', outcome: 'cancelled' });
      expect(heard.names()).not.to.include('onConnected');
    });

    it('when answered: completed, told once however often it is asked', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '600');
      await heard.until('onConnected');
      await Promise.all([calling(() => call.end()), calling(() => call.end())]);
      await calling(() => call.end());
      expect(await heard.ended()).to.include({ by: 'local', outcome: 'completed' });
      expect((await heard.ended()).error).to.equal(undefined);
      expect(heard.count('onEnded')).to.equal(1);
    });

    it('tells the end at once although the server is gone', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '600');
      await heard.until('onConnected');
      await bench().pbx.dropConnections();
      await line.heard.lost();
      const start = performance.now();
      void calling(() => call.end());
      await heard.ended();
      // Nowhere near the 32 s that a request waits for an answer (RFC 3261 §17).
      expect(performance.now() - start).to.be.lessThan(4_000);
    });
  });
}
