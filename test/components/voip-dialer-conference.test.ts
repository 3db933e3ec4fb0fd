import { expect } from '@open-wc/testing';
import { VoipError } from '../../src/core/errors.js';
import type { CallSnapshot } from '../../src/core/state.js';
import { answered } from './support/stub-phone.js';
import {
  button,
  cardOf,
  createInCall,
  drawn,
  part,
  press,
  said,
  textOf,
} from './support/dialer.js';

const named = (id: string, name: string, change: Partial<CallSnapshot> = {}): CallSnapshot => {
  const call = answered(id, 5);
  const remote = { ...call.remote, raw: id, display: name, name };
  return { ...call, remote, can: { ...call.can, merge: true }, ...change };
};

const conference = {
  participants: ['one', 'two'].map((id) => ({ id, name: id, number: id, talking: true })),
};
const apart = [
  named('one', 'Anna', { hold: { local: 'on', remote: false, seconds: 0 } }),
  named('two', 'Boris'),
] as const;
const can = { ...apart[0].can, merge: 'no-other-call' } as const;
const joined = [
  named('one', 'Anna', { conference, can }),
  named('two', 'Boris', { conference, can }),
] as const;

describe('<voip-dialer>: a conversation of several calls', () => {
  it('is not offered with one call alone', async () => {
    const { el } = await createInCall(answered('one', 5));
    expect(part(el, 'merge')).to.equal(null);
    expect(part(el, 'split')).to.equal(null);
  });

  it('joins all calls that can be', async () => {
    const { el, phone } = await createInCall(apart[1], apart[0]);
    await press(el, 'Merge');
    expect(phone.asks('merge')).to.deep.equal([{ type: 'merge', ids: ['two', 'one'] }]);
  });

  it('names who is in it, shows that nobody is held, and says so', async () => {
    const { el, phone } = await createInCall(apart[1], apart[0]);
    phone.showAll(joined, 'two');
    await drawn(el);
    expect(textOf(el, 'conference')).to.equal('In one call with Anna and Boris');
    expect(said(el, 'status')).to.equal('In one call with Anna and Boris');
    for (const name of ['Anna', 'Boris']) {
      expect(textOf(cardOf(el, name), 'call-status')).to.contain('In conference');
    }
    phone.showAll([joined[0], named('two', 'Boris')], 'two');
    await drawn(el);
    expect(part(el, 'conference')).to.equal(null);
    expect(said(el, 'status')).to.equal('The conference is over');
  });

  it('is split: on with the active call, or with another one', async () => {
    const { el, phone } = await createInCall(joined[1], joined[0]);
    expect(part(el, 'merge')).to.equal(null);
    await press(el, 'Split');
    await press(el, 'Only with Anna');
    expect(phone.asks('split').map(({ id }) => id)).to.deep.equal(['two', 'one']);
  });

  it('that the browser cannot mix is told', async () => {
    const { el, phone } = await createInCall(apart[1], apart[0]);
    phone.respond = () => Promise.reject(new VoipError('media/playback-blocked'));
    await press(el, 'Merge');
    await drawn(el);
    expect(textOf(el, 'notice-problem')).not.to.equal('');
  });

  it('is accessible', async () => {
    const { el } = await createInCall(joined[1], joined[0]);
    await expect(el).to.be.accessible();
  });
});

describe('<voip-dialer>: recording by the phone system', () => {
  const recordable = (change: Partial<CallSnapshot> = {}): CallSnapshot =>
    named('one', 'Anna', { can: { ...answered('one', 5).can, record: true }, ...change });

  it('is not offered where no way is set', async () => {
    const { el } = await createInCall(answered('one', 5));
    expect(part(el, 'record')).to.equal(null);
    expect(part(el, 'recording')).to.equal(null);
  });

  it('says nothing before somebody asked for it', async () => {
    const { el } = await createInCall(recordable());
    expect(part(el, 'recording')).to.equal(null);
    expect(button(el, 'Record').getAttribute('aria-pressed')).to.equal('false');
  });

  it('says that it records when the phone system agreed, and that it stopped', async () => {
    const { el, phone } = await createInCall(recordable());
    await press(el, 'Record');
    phone.show(recordable({ recording: 'on' }));
    await drawn(el);
    expect(textOf(el, 'recording')).to.equal('The phone system records this call');
    expect(said(el, 'status')).to.equal('The phone system records this call');
    expect(button(el, 'Record').getAttribute('aria-pressed')).to.equal('true');
    await press(el, 'Record');
    phone.show(recordable({ recording: 'off' }));
    await drawn(el);
    expect(part(el, 'recording')).to.equal(null);
    expect(said(el, 'status')).to.equal('The recording has stopped');
    expect(phone.asks('setRecording').map(({ recording }) => recording)).to.deep.equal([
      'on',
      'off',
    ]);
  });

  it('says in words that it does not know, after a feature code', async () => {
    const { el, phone } = await createInCall(recordable());
    phone.show(recordable({ recordingAsked: 'on' }));
    await drawn(el);
    expect(textOf(el, 'recording')).to.contain('does not say whether it records');
    expect(said(el, 'status')).to.contain('does not say whether it records');
    await press(el, 'Record');
    expect(phone.asks('setRecording')).to.deep.equal([
      { type: 'setRecording', id: 'one', recording: 'off' },
    ]);
  });

  it('takes the attribute for the setting', async () => {
    const { el } = await createInCall(answered('one', 5));
    el.setAttribute('record', '*1');
    await drawn(el);
    expect(el.record).to.equal('*1');
  });
});
