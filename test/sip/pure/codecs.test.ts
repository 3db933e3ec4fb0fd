import { expect } from '@open-wc/testing';
import type { Codec } from '../../../src/core/state.js';
import { preferredCodecs } from '../../../src/core/signaling/sip/codecs.js';

const available = [
  'opus',
  'red',
  'G722',
  'PCMU',
  'PCMA',
  'CN',
  'telephone-event',
  'telephone-event',
].map((name) => ({ mimeType: `audio/${name}` }));

describe('codec preferences', () => {
  const wanted: [codecs: Codec[], offered: string][] = [
    [[], 'opus G722 PCMU PCMA telephone-event telephone-event'],
    [['pcma', 'opus'], 'PCMA opus telephone-event telephone-event'],
    [['g729', 'g722'], 'G722 telephone-event telephone-event'],
    [['g729'], ''],
  ];
  for (const [codecs, offered] of wanted) {
    it(`[${codecs.join(' ')}] offers: ${offered || 'nothing'}`, () => {
      const names = preferredCodecs(available, codecs).map(({ mimeType }) => mimeType.slice(6));
      expect(names.join(' ')).to.equal(offered);
    });
  }
});
