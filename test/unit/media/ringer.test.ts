import { expect, waitUntil } from '@open-wc/testing';
import { Ringer } from '../../../src/core/media/ringer.js';
import { initialState, type DevicesState } from '../../../src/core/state.js';

describe('the ringer', () => {
  const { setSinkId } = HTMLAudioElement.prototype;
  let context: AudioContext;
  let sinks: string[];
  let playback: string[];
  let state: DevicesState;
  let ringer: Ringer;
  beforeEach(() => {
    sinks = [];
    playback = [];
    HTMLAudioElement.prototype.setSinkId = (sinkId) => Promise.resolve(void sinks.push(sinkId));
    context = new AudioContext();
    state = { ...initialState.devices, effective: { ringer: 'loud', speaker: 'headset' } };
    ringer = new Ringer(() => context, {
      get state() {
        return state;
      },
      setPlayback: (one) => playback.push(one),
    });
  });
  afterEach(async () => {
    ringer.play(null);
    HTMLAudioElement.prototype.setSinkId = setSinkId;
    await context.close();
  });

  it('rings where it was chosen to ring', () => {
    ringer.play('ringtone');
    expect(sinks).to.deep.equal(['loud']);
  });

  it('has every other tone sound with the call', () => {
    ringer.play('call-waiting');
    expect(sinks).to.deep.equal(['headset']);
  });

  it('needs no output of its own for the default', () => {
    state = initialState.devices;
    ringer.play('ringtone');
    expect(sinks).to.deep.equal([]);
  });

  it('moves while it rings when another output is chosen', () => {
    ringer.play('ringtone');
    state = { ...state, effective: { ringer: 'louder' } };
    ringer.play('ringtone');
    ringer.play('ringtone');
    expect(sinks).to.deep.equal(['loud', 'louder']);
  });

  it('goes on when the output is refused', async () => {
    let refused = 0;
    HTMLAudioElement.prototype.setSinkId = () => {
      refused += 1;
      return Promise.reject(new DOMException('gone', 'NotFoundError'));
    };
    ringer.play('ringtone');
    await waitUntil(() => refused === 1, 'the output was not asked for');
    ringer.play(null);
    ringer.play('ringtone');
    expect(refused).to.equal(2);
  });
});
