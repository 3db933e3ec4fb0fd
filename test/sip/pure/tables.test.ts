import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { checkedTones } from '../../../src/core/signaling/sip/dtmf.js';
import { glareDelayMs } from '../../../src/core/signaling/sip/glare.js';
import { mediaStateOf } from '../../../src/core/signaling/sip/media-state.js';

describe('the pause after a 491', () => {
  it('is 2.1 to 4 s for the owner of the Call-ID, 0 to 2 s for the other, in steps of 10 ms', () => {
    expect(glareDelayMs(true, 0)).to.equal(2_100);
    expect(glareDelayMs(true, 0.999_999)).to.equal(4_000);
    expect(glareDelayMs(false, 0)).to.equal(0);
    expect(glareDelayMs(false, 0.999_999)).to.equal(2_000);
    expect(glareDelayMs(true, 0.123) % 10).to.equal(0);
  });
});

describe('the state of the media', () => {
  const rows: [RTCPeerConnectionState, RTCIceConnectionState, string | undefined][] = [
    ['new', 'new', 'connecting'],
    ['connecting', 'checking', 'connecting'],
    ['connecting', 'connected', 'connecting'],
    ['connected', 'completed', 'connected'],
    ['disconnected', 'disconnected', 'interrupted'],
    ['connected', 'disconnected', 'interrupted'],
    ['failed', 'disconnected', 'failed'],
    ['disconnected', 'failed', 'failed'],
    ['closed', 'closed', undefined],
  ];
  for (const [connection, ice, state] of rows) {
    it(`${connection} with ICE ${ice} is ${String(state)}`, () => {
      expect(mediaStateOf(connection, ice)).to.equal(state);
    });
  }
});

describe('keys to send', () => {
  it('are those of RTCDTMFSender', () => {
    expect(checkedTones('0123456789*#abcd,')).to.equal('0123456789*#ABCD,');
  });

  for (const tones of ['', ' ', 'E', '1 2', '1\n', '+49', '1'.repeat(129)]) {
    it(`${JSON.stringify(tones.slice(0, 20))} are none`, () => {
      expect(() => checkedTones(tones))
        .to.throw(VoipError)
        .with.property('code', 'call/invalid-dtmf');
    });
  }
});
