import { expect } from '@open-wc/testing';
import type { Dialog, OutgoingCall } from '../../src/core/signaling/signaling.js';
import { refusalOf, type Bench } from './bench.js';
import type { Line } from './contract-pbx.js';
import { calling, type CallRecorder } from './recorder.js';

interface Talk {
  readonly call: OutgoingCall;
  readonly heard: CallRecorder;
}

async function talk(bench: Bench, line: Line, target: string): Promise<Talk> {
  const { call, heard } = bench.dial(line, target);
  await heard.until('onConnected');
  return { call, heard };
}

/** REFER, and every status that is told. */
function refer({ call, heard }: Talk, to: string | Dialog | undefined) {
  if (to === undefined) throw new Error('the call has no dialog');
  const told: number[] = [];
  const outcome = calling(() =>
    call.refer(to, (status) => {
      if (heard.names().includes('onEnded')) throw new Error('a status was told after onEnded');
      told.push(status);
    }),
  );
  outcome.catch(() => undefined);
  return { told, outcome };
}

/** What a transfer did not bring about leaves the call as it was. */
async function goesOn({ call, heard }: Talk): Promise<void> {
  expect(heard.names()).not.to.include('onEnded');
  await calling(() => call.renegotiate({ direction: 'sendonly' }));
  await calling(() => call.renegotiate({ direction: 'sendrecv' }));
}

export function transferSentences(bench: () => Bench): void {
  describe('refer()', () => {
    it('resolves when the target has answered, and leaves it to us to end the call', async () => {
      const first = await talk(bench(), await bench().connected(), '600');
      const { told, outcome } = refer(first, '601');
      await outcome;
      expect(told[0]).to.equal(202);
      if (!first.heard.names().includes('onEnded')) await calling(() => first.call.end());
      expect((await first.heard.ended()).outcome).to.equal('completed');
    });

    it('tells that the target rings before it answers', async () => {
      const first = await talk(bench(), await bench().connected(), '600');
      const { told, outcome } = refer(first, '620');
      await outcome;
      expect(told).to.include(180);
    });

    for (const [target, status] of [
      ['602', 486],
      ['609', 404],
      ['610', 302],
    ] as const) {
      it(`to ${target} rejects with call/transfer-failed and ${status}; the call goes on`, async () => {
        const first = await talk(bench(), await bench().connected(), '600');
        const error = await refusalOf(refer(first, target).outcome);
        expect(error.code).to.equal('call/transfer-failed');
        expect(error.detail['status']).to.equal(status);
        await goesOn(first);
        // It may be tried again.
        await refer(first, '601').outcome;
      });
    }

    for (const target of ['', 'a b', '601?Replaces=x', 'sip:601@x>;tag=1', '601\r\nX: 1']) {
      it(`to ${JSON.stringify(target)} rejects with call/invalid-target; the call goes on`, async () => {
        const first = await talk(bench(), await bench().connected(), '600');
        const error = await refusalOf(refer(first, target).outcome);
        expect(error.code).to.equal('call/invalid-target');
        await goesOn(first);
      });
    }

    it('a second time, while the first is under way, rejects with call/invalid-state', async () => {
      const first = await talk(bench(), await bench().connected(), '600');
      refer(first, '603');
      const error = await refusalOf(refer(first, '601').outcome);
      expect(error.code).to.equal('call/invalid-state');
    });

    it('rejects with call/invalid-state when the call is ended meanwhile', async () => {
      const first = await talk(bench(), await bench().connected(), '600');
      const { outcome } = refer(first, '603');
      await calling(() => first.call.end());
      expect((await refusalOf(outcome)).code).to.equal('call/invalid-state');
      expect(first.heard.names()).to.include('onEnded');
    });

    it('rejects with call/invalid-state before the answer and after the end', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '603');
      await heard.until('onProgress');
      const early = await refusalOf(refer({ call, heard }, '601').outcome);
      expect(early.code).to.equal('call/invalid-state');
      await calling(() => call.end());
      const late = await refusalOf(refer({ call, heard }, '601').outcome);
      expect(late.code).to.equal('call/invalid-state');
    });

    it('rejects with network/… while the socket is lost, and the call goes on', async () => {
      const line = await bench().connected();
      const first = await talk(bench(), line, '600');
      await bench().pbx.dropConnections();
      await line.heard.lost();
      const error = await refusalOf(refer(first, '601').outcome);
      expect(error.category).to.equal('network');
      expect(first.heard.names()).not.to.include('onEnded');
    });

    it('joins the other sides of two calls', async () => {
      const line = await bench().connected();
      const first = await talk(bench(), line, '600');
      const consult = await talk(bench(), line, '601');
      await refer(first, consult.call.dialog).outcome;
      // The target lets go of the call whose place is taken.
      expect(await consult.heard.ended()).to.include({ by: 'remote', outcome: 'completed' });
    });

    it('with a call that is over rejects with call/transfer-failed; the first goes on', async () => {
      const line = await bench().connected();
      const first = await talk(bench(), line, '600');
      const consult = await talk(bench(), line, '601');
      const { dialog } = consult.call;
      await calling(() => consult.call.end());
      const error = await refusalOf(refer(first, dialog).outcome);
      expect(error.code).to.equal('call/transfer-failed');
      expect(error.detail['status']).to.equal(481);
      await goesOn(first);
    });
  });
}
