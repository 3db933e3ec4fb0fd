import { expect, waitUntil } from '@open-wc/testing';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../src/core/history.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { contact, withContacts } from './support/contacts.js';
import { createDialer, drawn, part, parts, press, registered, textOf } from './support/dialer.js';

const entry = (id: string, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  direction: 'incoming',
  outcome: 'completed',
  remote: { raw: '100', display: '100', anonymous: false },
  account: '1002',
  createdAt: '2026-11-20T09:15:00.000Z',
  endedAt: '2026-11-20T09:17:00.000Z',
  durations: { ring: 3, talk: 100, hold: 0 },
  end: { by: 'remote' },
  records: [],
  ...change,
});

const missed = entry('m', {
  outcome: 'missed',
  durations: { ring: 9, talk: 0, hold: 0 },
  remote: { raw: '200', display: '200', name: 'Bob', anonymous: false },
});

const recentsOf = (entries: readonly HistoryEntry[], count: number) =>
  ({ recents: { entries, missed: count, kept: 'device' } }) as const;

/** A dialer whose phone answers questions about the log from this list, two a page. */
async function withLog(entries: readonly HistoryEntry[], count = 0) {
  const { el, phone } = await createDialer({}, { ...registered(), ...recentsOf(entries, count) });
  const asked: HistoryQuery[] = [];
  phone.history = (query: HistoryQuery = {}): Promise<HistoryPage> => {
    asked.push(query);
    const from = Number(query.cursor ?? 0);
    const found = entries.filter(({ remote }) => remote.display.includes(query.query ?? ''));
    const page = { entries: found.slice(from, from + 2) };
    return Promise.resolve(found.length > from + 2 ? { ...page, cursor: `${from + 2}` } : page);
  };
  return { el, phone, asked };
}

async function openRecents(el: VoipDialer): Promise<void> {
  viewButton(el, 1).click();
  await waitUntil(() => part(el, 'entries'), 'no list');
}

function viewButton(el: VoipDialer, index: number): HTMLElement {
  const found = parts(el, 'view')[index];
  if (!found) throw new Error(`no view ${index}`);
  return found;
}

const names = (el: VoipDialer): string[] =>
  parts(el, 'entry-name').map((one) => one.textContent.trim());

describe('<voip-dialer>: the calls that are over', () => {
  it('are not offered where no log is kept', async () => {
    const { el } = await createDialer();
    expect(parts(el, 'view').map((one) => one.textContent.trim())).to.deep.equal([
      'Dial',
      'Contacts',
    ]);
  });

  it('asks for a log to be kept, unless the page says otherwise', async () => {
    const { el } = await createDialer();
    expect(el.callLog ?? 'keep').to.equal('keep');
    const { el: without } = await createDialer({ 'call-log': 'off' });
    expect(without.callLog).to.equal('off');
  });

  it('are kept no longer as soon as the page says so, as everything that only a dialer says', async () => {
    const { el, phone } = await createDialer();
    expect(phone.attached[0]).to.include({ callLog: 'keep' });
    // Said by default, it would keep what somebody has saved from counting.
    expect(phone.attached[0]).not.to.have.property('autoAnswer');
    el.setAttribute('call-log', 'off');
    el.setAttribute('auto-answer', 'own');
    el.setAttribute('record', 'info');
    el.setAttribute('video', '');
    await drawn(el);
    const said = { callLog: 'off', autoAnswer: 'own', record: 'info', video: true };
    expect(phone.attached[0]).to.include(said);
  });

  it('are read only when somebody looks', async () => {
    const { el, asked } = await withLog([entry('a')]);
    await drawn(el);
    expect(asked).to.have.length(0);
    await openRecents(el);
    expect(asked).to.have.length(1);
  });

  it('counts missed ones nobody has seen, and looking is seeing, said once', async () => {
    const { el, phone } = await withLog([missed], 1);
    expect(part(el, 'missed-count')?.textContent).to.contain('1');
    await openRecents(el);
    await drawn(el);
    expect(phone.asks('editHistory')).to.have.length(1);
    expect(phone.asks('editHistory')[0]).to.include({ edit: 'mark-seen' });
  });

  it('shows who it was, how it ended, and how long', async () => {
    const { el } = await withLog([missed, entry('a')]);
    await openRecents(el);
    expect(names(el)).to.deep.equal(['Bob', '100']);
    const [first, second] = parts(el, 'entry-details').map((one) => one.textContent);
    expect(first).to.contain('Missed call');
    expect(first).not.to.contain('00:00');
    expect(second).to.contain('Incoming call').and.to.contain('01:40');
  });

  it('calls again with one press', async () => {
    const { el, phone } = await withLog([missed]);
    await openRecents(el);
    part(el, 'entry-call')?.click();
    expect(phone.asked.target).to.equal('200');
  });

  it('calls a user by name again, and nobody who is anonymous', async () => {
    const anna = entry('a', { remote: { raw: 'anna', display: 'Anna', anonymous: false } });
    const nobody = entry('n', { remote: { raw: '', display: '', anonymous: true } });
    const { el, phone } = await withLog([nobody, anna]);
    await openRecents(el);
    const [first, second] = parts(el, 'entry-call');
    first?.click();
    expect(phone.intents.filter(({ type }) => type === 'call')).to.have.length(0);
    second?.click();
    expect(phone.asked.target).to.match(/^(sip:)?anna(@|$)/);
  });

  it('shows older ones when asked, behind those that are there', async () => {
    const all = ['1', '2', '3'].map((id) =>
      entry(id, { remote: { raw: id, display: id, anonymous: false } }),
    );
    const { el } = await withLog(all);
    await openRecents(el);
    expect(names(el)).to.deep.equal(['1', '2']);
    parts(el, 'action')[0]?.click();
    await waitUntil(() => names(el).length === 3, 'no more');
    expect(names(el)).to.deep.equal(['1', '2', '3']);
  });

  it('searches when the typing pauses, not with every key', async () => {
    const all = ['100', '205'].map((id) =>
      entry(id, { remote: { raw: id, display: id, anonymous: false } }),
    );
    const { el, asked } = await withLog(all);
    await openRecents(el);
    const field = part(el, 'recents-search');
    if (!(field instanceof HTMLInputElement)) throw new Error('no field');
    for (const text of ['2', '20', '205']) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input'));
    }
    await waitUntil(() => names(el).length === 1, 'nothing was searched');
    expect(names(el)).to.deep.equal(['205']);
    expect(asked.map(({ query }) => query)).to.deep.equal([undefined, '205']);
  });

  it('takes one out', async () => {
    const { el, phone } = await withLog([entry('a')]);
    await openRecents(el);
    part(el, 'entry-toggle')?.click();
    await drawn(el);
    part(el, 'entry-remove')?.click();
    expect(phone.asks('editHistory')[0]).to.include({ edit: 'remove', id: 'a' });
  });

  it('opens what is known of one: when, how long, how it ended and sounded, its number and account', async () => {
    const quality = { mos: 4.21, codec: 'opus', lossPercent: 1.5, jitterMs: 4, roundTripMs: 80 };
    const busy = entry('b', { outcome: 'busy', end: { by: 'remote', sip: 486 } });
    const { el } = await withLog([entry('a', { quality, note: 'Call back' }), busy]);
    await openRecents(el);
    const [first, second] = parts(el, 'entry-toggle');
    expect(first?.getAttribute('aria-label')).to.equal('Details of the call with 100');
    first?.click();
    await drawn(el);
    expect(first?.getAttribute('aria-expanded')).to.equal('true');
    const facts = textOf(el, 'entry-facts');
    const known = ['Number 100', '2026', '1 minute', 'MOS 4.2', 'opus', '1.5%', '4 ms', '80 ms'];
    for (const one of [...known, 'Account 1002', 'Call back']) expect(facts).to.contain(one);
    await expect(el).to.be.accessible();
    second?.click();
    await drawn(el);
    expect(parts(el, 'entry-more')).to.have.length(1);
    expect(textOf(el, 'entry-facts')).to.contain('Busy SIP 486');
    second?.click();
    await drawn(el);
    expect(parts(el, 'entry-more')).to.have.length(0);
  });

  it('keeps the other side as a contact, or opens the contact they are', async () => {
    const { el, phone } = await withLog([entry('a'), missed]);
    const contacts = withContacts(phone, contact('Robert', '200'));
    await openRecents(el);
    await waitUntil(() => names(el).includes('Bob'));
    parts(el, 'entry-toggle')[0]?.click();
    await drawn(el);
    await press(el, 'Save as contact');
    await waitUntil(() => part(el, 'contact-form'), 'no form');
    const [name, number] = part(el, 'contact-form')?.querySelectorAll('input') ?? [];
    expect([name?.value, number?.value]).to.deep.equal(['', '100']);
    viewButton(el, 1).click();
    await drawn(el);
    parts(el, 'entry-toggle')[1]?.click();
    await drawn(el);
    await press(el, 'Save as contact');
    await waitUntil(() => textOf(el, 'contact-form-title') === 'Edit contact');
    expect(part(el, 'contact-form')?.querySelector('input')?.value).to.equal('Robert');
    expect(contacts.own).to.have.length(1);
  });

  it('names who has the number by now, and never in the place of what the signaling said', async () => {
    const named = (id: string, nameSource: 'sip' | 'contacts'): HistoryEntry =>
      entry(id, { remote: { raw: '100', display: 'x', name: 'Ad', nameSource, anonymous: false } });
    const { el, phone } = await withLog([entry('a'), named('b', 'sip')]);
    const contacts = withContacts(phone, contact('Ada', '100'));
    await openRecents(el);
    await waitUntil(() => names(el)[0] === 'Ada', 'not named');
    expect(names(el)).to.deep.equal(['Ada', 'Ad']);
    contacts.set([]);
    await waitUntil(() => names(el)[0] === '100', 'still named');
    const { el: other, phone: second } = await withLog([named('c', 'contacts')]);
    withContacts(second, contact('Ada', '100'));
    await openRecents(other);
    await waitUntil(() => names(other)[0] === 'Ada', 'the name of then');
  });

  it('stays where it is scrolled to when one is taken out', async () => {
    const all = ['1', '2', '3', '4'].map((id) =>
      entry(id, { remote: { raw: id, display: id, anonymous: false } }),
    );
    const { el, phone, asked } = await withLog(all);
    await openRecents(el);
    parts(el, 'action')[0]?.click();
    await waitUntil(() => names(el).length === 4, 'no more');
    parts(el, 'entry-toggle')[3]?.click();
    await drawn(el);
    const reads = asked.length;
    part(el, 'entry-remove')?.click();
    phone.set(recentsOf(all.slice(0, 3), 0));
    await waitUntil(() => names(el).length === 3, 'still there');
    expect(names(el)).to.deep.equal(['1', '2', '3']);
    expect(asked).to.have.length(reads);
  });

  it('shows a hostile name as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { el } = await withLog([
      entry('a', { remote: { raw: '1', display: '1', name: hostile, anonymous: false } }),
    ]);
    await openRecents(el);
    expect(names(el)).to.deep.equal([hostile]);
    expect(el.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('says when there are none', async () => {
    const { el } = await withLog([]);
    viewButton(el, 1).click();
    await waitUntil(() => part(el, 'recents'), 'no view');
    expect(part(el, 'recents')?.textContent).to.contain('No calls yet');
  });

  it('is accessible', async () => {
    const { el } = await withLog([missed, entry('a')], 1);
    await openRecents(el);
    await expect(el).to.be.accessible();
  });
});
