import { expect, waitUntil } from '@open-wc/testing';
import type { CallQuality } from '../../src/core/quality.js';
import { createInCall, drawn, part, parts, press, said, textOf } from './support/dialer.js';
import { good } from './support/quality.js';
import { answered } from './support/stub-phone.js';

async function measured(
  quality: CallQuality,
  change: Parameters<typeof answered>[2] = {},
): Promise<Awaited<ReturnType<typeof createInCall>>> {
  const dialer = await createInCall(answered('a', 5, change));
  dialer.phone.set({ quality: { byCall: { a: quality } } });
  await drawn(dialer.el);
  return dialer;
}

const badge = (el: HTMLElement): Promise<void> =>
  waitUntil(() => part(el, 'quality-badge'), 'no badge was drawn');

describe('how a call sounds', () => {
  it('is a word on its card, which opens to the figures and closes again', async () => {
    const { el } = await measured(good);
    await badge(el);
    expect(textOf(el, 'quality-badge')).to.equal('Good sound');
    expect(part(el, 'quality-figures')).to.equal(null);
    await press(el, 'Good sound');
    expect(part(el, 'quality-badge')?.getAttribute('aria-expanded')).to.equal('true');
    expect(textOf(el, 'quality-figures')).to.equal(
      'Score (MOS) 4.3Lost packets 0.4 %Jitter 6 msRound trip 41 msDelay 120 msCodec OPUS',
    );
    await press(el, 'Good sound');
    expect(part(el, 'quality-figures')).to.equal(null);
    await expect(el).shadowDom.to.be.accessible();
  });

  it('is not announced when it changes', async () => {
    const { el, phone } = await measured(good);
    await badge(el);
    const before = said(el, 'status');
    phone.set({ quality: { byCall: { a: { ...good, mos: 3.3, level: 'fair' } } } });
    await drawn(el);
    expect(textOf(el, 'quality-badge')).to.equal('Fair sound');
    expect(said(el, 'status')).to.equal(before);
  });

  it('has a warning in words, which is said once and politely', async () => {
    const poor: CallQuality = { ...good, level: 'poor', warnings: ['one-way'] };
    const { el, phone } = await measured(poor);
    await badge(el);
    expect(textOf(el, 'quality-warning')).to.equal('Only one side can be heard');
    expect(said(el, 'status')).to.equal('Only one side can be heard');
    expect(said(el, 'alert')).to.equal('');
    phone.show(answered('a', 5, { muted: true }));
    await drawn(el);
    expect(said(el, 'status')).to.equal('Your microphone is off');
    phone.set({ quality: { byCall: { a: { ...poor, mos: 2 } } } });
    await drawn(el);
    expect(said(el, 'status')).to.equal('Your microphone is off');
  });

  it('is not shown before anything was measured, nor on hold', async () => {
    const unknown = await measured({ ...good, mos: null, level: 'unknown' });
    const held = await measured(good, { hold: { local: 'on', remote: false, seconds: 0 } });
    await drawn(unknown.el);
    expect(parts(unknown.el, 'quality-badge')).to.have.length(0);
    expect(parts(held.el, 'quality-badge')).to.have.length(0);
  });
});
