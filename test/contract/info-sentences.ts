import { expect } from '@open-wc/testing';
import { refusalOf, type Bench } from './bench.js';
import { calling } from './recorder.js';

const record = { Record: 'on' };

export function infoSentences(bench: () => Bench): void {
  describe('info()', () => {
    it('resolves when the server has agreed, and changes nothing else', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '600');
      await heard.until('onConnected');
      await calling(() => call.info(record));
      await calling(() => call.info({ Record: 'off' }));
      expect(heard.names()).not.to.include('onEnded');
    });

    it('rejects with call/unsupported and the status where it is refused; the call goes on', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '613');
      await heard.until('onConnected');
      const error = await refusalOf(calling(() => call.info(record)));
      expect(error.code).to.equal('call/unsupported');
      expect(error.detail['status']).to.equal(403);
      expect(heard.names()).not.to.include('onEnded');
    });

    it('rejects with call/invalid-state before the answer and after the end', async () => {
      const { call, heard } = bench().dial(await bench().connected(), '603');
      await heard.until('onProgress');
      const early = await refusalOf(calling(() => call.info(record)));
      expect(early.code).to.equal('call/invalid-state');
      await calling(() => call.end());
      const late = await refusalOf(calling(() => call.info(record)));
      expect(late.code).to.equal('call/invalid-state');
    });

    it('rejects with network/… while the socket is lost, and the call goes on', async () => {
      const line = await bench().connected();
      const { call, heard } = bench().dial(line, '600');
      await heard.until('onConnected');
      await bench().pbx.dropConnections();
      await line.heard.lost();
      const error = await refusalOf(calling(() => call.info(record)));
      expect(error.category).to.equal('network');
      expect(heard.names()).not.to.include('onEnded');
    });
  });
}
