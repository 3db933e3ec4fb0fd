import { expect } from '@open-wc/testing';
import { resultKey } from '../../src/components/i18n/call-results.js';
import { dialerText } from '../../src/components/i18n/dialer-words.js';
import { VoipError, type VoipErrorCode } from '../../src/core/errors.js';
import type { CallEnd, Outcome } from '../../src/core/state.js';
import { buttons, createInCall, drawn, nameOf, part, press, textOf } from './support/dialer.js';
import { callWith } from './support/stub-phone.js';

/** Every one there is: a new one does not compile until it stands here. */
const outcomes = {
  completed: 'Call ended',
  missed: 'Missed call',
  'no-answer': 'No answer',
  busy: 'Busy',
  declined: 'Declined',
  cancelled: 'Cancelled',
  'answered-elsewhere': 'Answered on another device',
  transferred: 'Transferred',
  unreachable: 'Not reachable',
  'invalid-number': 'This number does not exist',
  forbidden: 'Not allowed to call this number',
  'payment-required': 'Not enough credit for this call',
  'media-failed': 'The sound could not get through',
  'device-failed': 'No microphone found',
  'network-lost': 'The connection was lost',
  failed: 'The call did not work',
} satisfies Record<Outcome, string>;

const codes: readonly VoipErrorCode[] = [
  'config/not-configured',
  'config/server-insecure',
  'config/blocked-by-policy',
  'network/unreachable',
  'network/connection-lost',
  'network/offline',
  'network/timeout',
  'network/message-malformed',
  'network/message-too-large',
  'network/load-failed',
  'network/server-error',
  'auth/rejected',
  'auth/credentials-needed',
  'auth/token-failed',
  'auth/guest-cannot-register',
  'call/not-found',
  'call/invalid-state',
  'call/invalid-target',
  'call/invalid-dtmf',
  'call/header-refused',
  'call/limit-reached',
  'call/prevented',
  'call/gesture-needed',
  'call/cancelled',
  'call/busy',
  'call/declined',
  'call/no-answer',
  'call/unreachable',
  'call/invalid-number',
  'call/forbidden',
  'call/payment-required',
  'call/redirect-refused',
  'call/renegotiation-rejected',
  'call/not-recovered',
  'call/failed',
  'call/unsupported',
  'media/insecure-page',
  'media/unsupported',
  'media/permission-denied',
  'media/permission-dismissed',
  'media/permission-policy',
  'media/negotiation-failed',
  'media/no-candidates',
  'media/connection-failed',
  'media/playback-blocked',
  'device/microphone-missing',
  'device/in-use',
  'device/not-found',
  'device/lost',
  'device/unsupported',
  'tabs/leader-lost',
  'storage/unavailable',
  'storage/corrupt',
  'adapter/failed',
];

const over = (end: CallEnd, talk?: number) =>
  callWith('a', {
    state: 'ended',
    end,
    ...(talk ? { durations: { ring: 3, talk, hold: 0 } } : {}),
  });

describe('the result in <voip-dialer>', () => {
  it('every outcome is said in words', async () => {
    const { el, phone } = await createInCall();
    for (const [outcome, words] of Object.entries(outcomes)) {
      phone.show(over({ by: 'remote', outcome: outcome as Outcome }));
      await drawn(el);
      expect(textOf(el, 'call-status'), outcome).to.equal(words);
      expect(part(el, 'result')?.dataset.outcome).to.equal(outcome);
    }
  });

  it('every code has words, which are neither its key nor empty', () => {
    const t = dialerText(undefined);
    for (const code of codes) {
      const key = resultKey(code);
      expect(t(key), code).not.to.equal(key);
      expect(t(key), code).to.match(/^\p{Lu}.*\p{Ll}/u);
      expect(t(key), code).not.to.contain(code);
    }
  });

  it('says why before it says how', async () => {
    const { el } = await createInCall(
      over({
        by: 'system',
        outcome: 'device-failed',
        error: new VoipError('device/in-use').toInfo(),
      }),
    );
    expect(textOf(el, 'call-status')).to.equal('Another program uses the microphone');
  });

  it('shows the status as the server said it', async () => {
    const sip = { code: 486, reason: 'Busy <b>Here</b>' };
    const { el } = await createInCall(over({ by: 'remote', outcome: 'busy', sip }));
    expect(textOf(el, 'sip-status')).to.equal('SIP 486 Busy <b>Here</b>');
    expect(el.shadowRoot?.querySelector('b')).to.equal(null);
  });

  it('shows who it was and how long they spoke', async () => {
    const { el } = await createInCall(over({ by: 'remote', outcome: 'completed' }, 83));
    expect(textOf(el, 'caller')).to.equal('0800');
    expect(textOf(el, 'timer')).to.equal('01:23');
    expect(part(el, 'sip-status')).to.equal(null);
  });

  it('is put away, and stays away', async () => {
    const { el, phone } = await createInCall(over({ by: 'remote', outcome: 'busy' }));
    await press(el, 'Dismiss');
    expect(part(el, 'result')).to.equal(null);
    phone.set({});
    await drawn(el);
    expect(part(el, 'result')).to.equal(null);
    expect(phone.intents).to.deep.equal([]);
  });

  it('Call again calls the same number', async () => {
    const { el, phone } = await createInCall(over({ by: 'remote', outcome: 'busy' }));
    await press(el, 'Call again');
    expect(phone.asks('call').map(({ target }) => target)).to.deep.equal(['0800']);
  });

  it('who was anonymous cannot be called again', async () => {
    const remote = { raw: 'anonymous', display: 'anonymous', anonymous: true, verified: false };
    const end = { by: 'remote', outcome: 'missed' } as const;
    const { el } = await createInCall(
      callWith('a', { direction: 'incoming', state: 'ended', end, remote }),
    );
    expect(textOf(el, 'caller')).to.equal('Anonymous');
    expect(buttons(el).map(nameOf)).not.to.include('Call again');
  });

  it('what the page says stands over our words', async () => {
    const { el } = await createInCall(over({ by: 'remote', outcome: 'busy' }));
    el.strings = { resultBusy: '<i>Engaged</i>' };
    await drawn(el);
    expect(textOf(el, 'call-status')).to.equal('<i>Engaged</i>');
    expect(el.shadowRoot?.querySelector('i')).to.equal(null);
  });
});
