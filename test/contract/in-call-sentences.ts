import { expect } from '@open-wc/testing';
import type { SignalingCall } from '../../src/core/signaling/signaling.js';
import { refusalOf, type Bench } from './bench.js';
import { calling, type CallRecorder } from './recorder.js';

async function answered(
  bench: Bench,
  target: string,
): Promise<{ call: SignalingCall; heard: CallRecorder }> {
  const { call, heard } = bench.dial(await bench.connected(), target);
  await heard.until('onConnected');
  return { call, heard };
}

export function inCallSentences(bench: () => Bench): void {
  describe('a call', () => {
    it('that the other side ends is completed by the remote side', async () => {
      const { heard } = await answered(bench(), '605');
      const end = await heard.ended();
      expect(end).to.include({ by: 'remote', outcome: 'completed' });
      expect(end.error).to.equal(undefined);
    }).timeout(10_000);

    it('outlives the loss of the socket and can be renegotiated after reconnecting', async () => {
      const line = await bench().registered(bench().pbx.alice);
      const { call, heard } = bench().dial(line, '600');
      await heard.until('onConnected');
      await bench().pbx.dropConnections();
      await line.heard.lost();
      await calling(() => line.signaling.connect(bench().pbx.server));
      await calling(() => call.renegotiate({ direction: 'sendrecv' }));
      expect(heard.names()).not.to.include('onEnded');
    });

    it('outlives disconnect()', async () => {
      const line = await bench().connected();
      const { heard } = bench().dial(line, '600');
      await heard.until('onConnected');
      await calling(() => line.signaling.disconnect());
      await calling(() => line.signaling.connect(bench().pbx.server));
      expect(heard.names()).not.to.include('onEnded');
    });

    it('is ended and told by dispose(), and nothing is told after it', async () => {
      const line = await bench().connected();
      const ringing = bench().dial(line, '603').heard;
      const connected = bench().dial(line, '600').heard;
      await Promise.all([ringing.until('onProgress'), connected.until('onConnected')]);
      await calling(() => line.signaling.dispose());
      expect(ringing.count('onEnded')).to.equal(1);
      expect(connected.count('onEnded')).to.equal(1);
    });

    it('never follows a REFER, and tells that one came', async () => {
      const line = await bench().connected();
      const { heard } = bench().dial(line, '611');
      await heard.until('onConnected');
      const { args } = await line.heard.until('onRefused');
      expect(args[0].code).to.equal('call/unsupported');
      expect(heard.names()).not.to.include('onEnded');
    });

    it('swaps its microphone without a renegotiation', async () => {
      const { call } = await answered(bench(), '600');
      await calling(async () => call.replaceAudio(await bench().audio()));
      await calling(() => call.replaceAudio(null));
    });
  });

  describe('renegotiate()', () => {
    it('resolves when the other side has agreed to hold and to resume', async () => {
      const { call, heard } = await answered(bench(), '600');
      await calling(() => call.renegotiate({ direction: 'sendonly' }));
      await calling(() => call.renegotiate({ direction: 'sendrecv' }));
      expect(heard.names()).not.to.include('onEnded');
    });

    it('refused leaves the call as it was, and the next one is possible', async () => {
      const { call, heard } = await answered(bench(), '613');
      for (let round = 0; round < 2; round += 1) {
        const error = await refusalOf(calling(() => call.renegotiate({ direction: 'sendonly' })));
        expect(error.code).to.equal('call/renegotiation-rejected');
      }
      expect(heard.names()).not.to.include('onEnded');
      await calling(() => call.end());
      expect(await heard.ended()).to.include({ by: 'local', outcome: 'completed' });
    });

    it('that crosses one of the other side is made again', async () => {
      const { call, heard } = await answered(bench(), '612');
      await calling(() => call.renegotiate({ direction: 'sendonly' }));
      await calling(() => call.renegotiate({ direction: 'sendrecv' }));
      expect(heard.names()).not.to.include('onEnded');
    }).timeout(10_000);

    it('rejects with call/invalid-state before the answer and after the end', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '603');
      await heard.until('onProgress');
      const early = await refusalOf(calling(() => call.renegotiate({ direction: 'sendonly' })));
      expect(early.code).to.equal('call/invalid-state');
      await calling(() => call.end());
      const late = await refusalOf(calling(() => call.renegotiate({ direction: 'sendonly' })));
      expect(late.code).to.equal('call/invalid-state');
    });

    it('rejects with network/… while the socket is lost, and the call goes on', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '600');
      await heard.until('onConnected');
      await bench().pbx.dropConnections();
      await line.heard.lost();
      const error = await refusalOf(calling(() => call.renegotiate({ direction: 'sendonly' })));
      expect(error.category).to.equal('network');
      expect(heard.names()).not.to.include('onEnded');
    });
  });

  describe('sendDtmf()', () => {
    it('resolves when the last tone has been sent; the PBX gets them in order', async () => {
      const { call, heard } = await answered(bench(), '606');
      await heard.until('onMediaState', ({ args: [state] }) => state === 'connected');
      await calling(() => call.sendDtmf('12#'));
      await calling(() => call.sendDtmf('A*0'));
      expect(await bench().pbx.digits(6)).to.equal('12#A*0');
    }).timeout(10_000);

    for (const tones of ['', 'x', '1 2', '1\r2']) {
      it(`rejects ${JSON.stringify(tones)} with call/invalid-dtmf`, async () => {
        const { call } = await answered(bench(), '600');
        const error = await refusalOf(calling(() => call.sendDtmf(tones)));
        expect(error.code).to.equal('call/invalid-dtmf');
      });
    }

    it('rejects with call/invalid-state before the answer', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '603');
      await heard.until('onProgress');
      const error = await refusalOf(calling(() => call.sendDtmf('1')));
      expect(error.code).to.equal('call/invalid-state');
    });
  });
}
