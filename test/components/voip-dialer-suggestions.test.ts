import { expect, waitUntil } from '@open-wc/testing';
import type { HistoryEntry, HistoryPage, HistoryQuery } from '../../src/core/history.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { contact, hostileNames, withContacts } from './support/contacts.js';
import {
  button,
  createDialer,
  createInCall,
  drawn,
  input,
  key,
  part,
  parts,
  registered,
  type,
} from './support/dialer.js';
import { answered } from './support/stub-phone.js';

const call = (number: string, name?: string): HistoryEntry => ({
  id: `call-${number}`,
  direction: 'outgoing',
  outcome: 'completed',
  remote: { raw: number, display: name ?? number, anonymous: false, ...(name ? { name } : {}) },
  account: '1002',
  createdAt: '2026-11-20T09:15:00.000Z',
  endedAt: '2026-11-20T09:17:00.000Z',
  durations: { ring: 3, talk: 100, hold: 0 },
  end: { by: 'remote' },
  records: [],
});

const people = [
  contact('Anna Berg', '101'),
  contact('Бергман Аня', '+79123456789'),
  contact('José Núñez', '84951234567'),
];

async function createKnowing(...own: readonly ReturnType<typeof contact>[]) {
  const { el, phone } = await createDialer();
  const contacts = withContacts(phone, ...own);
  return { el, phone, contacts };
}

/** The list is there, and complete. */
async function listed(el: VoipDialer, count: number): Promise<void> {
  await waitUntil(() => parts(el, 'suggestion').length === count, `not ${count} suggestions`);
}

const shown = (el: VoipDialer): string[] =>
  parts(el, 'suggestion').map((one) => one.textContent.replace(/\s+/g, ' ').trim());

const active = (el: VoipDialer): string => {
  const id = input(el).getAttribute('aria-activedescendant');
  return id ? (el.shadowRoot?.getElementById(id)?.textContent.trim() ?? 'nobody') : '';
};

describe('<voip-dialer>: whom a typed number may mean', () => {
  it('is a combobox that says whether its list is open', async () => {
    const { el } = await createKnowing(...people);
    expect(input(el).getAttribute('role')).to.equal('combobox');
    expect(input(el).getAttribute('aria-expanded')).to.equal('false');
    input(el).focus();
    await type(el, 'an');
    await listed(el, 1);
    expect(input(el).getAttribute('aria-expanded')).to.equal('true');
    expect(input(el).getAttribute('aria-controls')).to.equal(part(el, 'suggestions')?.id);
    expect(active(el)).to.equal('');
    await expect(el).to.be.accessible();
    await key(el, input(el), 'ArrowDown');
    await expect(el).to.be.accessible();
  });

  it('finds names by the keys of a telephone in Latin and Cyrillic at once, numbers by their digits, and names by letters', async () => {
    const { el } = await createKnowing(...people);
    input(el).focus();
    await type(el, '237');
    await listed(el, 1);
    expect(shown(el)[0]).to.contain('Anna Berg');
    for (const [typed, found] of [
      ['2362', 'Бергман Аня'],
      ['912345', 'Бергман Аня'],
      ['nunez', 'José Núñez'],
      ['БЕРГ', 'Бергман Аня'],
    ] as const) {
      input(el).value = '';
      await type(el, typed);
      await waitUntil(() => shown(el)[0]?.includes(found), `${typed}: ${shown(el).join()}`);
    }
    expect(part(el, 'suggestion-name')?.querySelector('mark')?.textContent).to.equal('Берг');
  });

  it('finds whom calls were with, the latest first, each number once, under the name of its contact', async () => {
    const entries = [call('700'), call('1015', 'Carl'), call('101'), call('1015', 'Carl')];
    const recents = { entries, missed: 0, kept: 'device' } as const;
    const { el, phone } = await createDialer({}, { ...registered(), recents });
    withContacts(phone, ...people);
    const older = [...entries, call('10199', 'Dora')];
    phone.history = ({ cursor }: HistoryQuery = {}): Promise<HistoryPage> =>
      Promise.resolve(cursor ? { entries: older.slice(4) } : { entries, cursor: '4' });
    input(el).focus();
    await type(el, '10');
    await listed(el, 3);
    expect(parts(el, 'suggestion-name').map((one) => one.textContent)).to.deep.equal([
      'Carl',
      'Anna Berg',
      'Dora',
    ]);
  });

  for (const keypad of ['shown', 'hidden'] as const) {
    it(`does not cover Call, with the keypad ${keypad}: a press there calls what was typed`, async () => {
      const many = Array.from({ length: 9 }, (_, index) => contact(`Ann ${index}`, `10${index}`));
      const { el, phone } = await createKnowing(...many);
      if (keypad === 'hidden') button(el, 'Keypad').click();
      input(el).focus();
      await type(el, '10');
      await waitUntil(() => parts(el, 'suggestion').length > 5, 'not as many as are shown');
      const call = button(el, 'Call').getBoundingClientRect();
      const [x, middle] = [call.x + call.width / 2, call.y + call.height / 2];
      for (const y of [call.top + 2, middle, call.bottom - 2]) {
        expect(el.shadowRoot?.elementFromPoint(x, y)?.closest('button')).to.equal(
          button(el, 'Call'),
        );
      }
      button(el, 'Call').click();
      await drawn(el);
      expect(phone.asked.target).to.equal('10');
    });
  }

  it('calls the one that is chosen by the arrow keys, and what was typed where none is', async () => {
    const { el, phone } = await createKnowing(...people, contact('Anton', '102'));
    input(el).focus();
    await type(el, 'an');
    await listed(el, 2);
    await key(el, input(el), 'ArrowDown');
    expect(active(el)).to.contain('Anna Berg');
    await key(el, input(el), 'ArrowDown');
    await key(el, input(el), 'Enter');
    expect(phone.asked.target).to.equal('102');
    expect(phone.asks('call')).to.have.length(1);
    expect(part(el, 'suggestions')).to.equal(null);
  });

  it('sends nothing that was neither typed nor chosen', async () => {
    const { el, phone } = await createKnowing(...people);
    input(el).focus();
    await type(el, '10');
    await listed(el, 1);
    await key(el, input(el), 'Enter');
    expect(phone.asked.target).to.equal('10');
  });

  it('goes from the field through the list and back into the field, in both directions', async () => {
    const { el } = await createKnowing(...people, contact('Anton', '102'));
    input(el).focus();
    await type(el, 'an');
    await listed(el, 2);
    const seen: string[] = [];
    for (const name of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) {
      await key(el, input(el), name);
      seen.push(active(el).split(/\s/)[0] ?? '');
    }
    expect(seen).to.deep.equal(['Anton', 'Anna', '', 'Anna']);
  });

  it('is closed by Escape before anything else is, until another character is typed', async () => {
    const { el, phone } = await createKnowing(...people);
    input(el).focus();
    await type(el, 'an');
    await listed(el, 1);
    expect(await key(el, input(el), 'Escape')).to.equal(false);
    expect(part(el, 'suggestions')).to.equal(null);
    expect(input(el).value).to.equal('an');
    await type(el, 'n');
    await listed(el, 1);
    await key(el, input(el), 'Escape');
    await key(el, input(el), 'ArrowDown');
    await listed(el, 1);
    expect(active(el)).to.contain('Anna');
    expect(phone.intents).to.deep.equal([]);
  });

  it('is closed when the field is left', async () => {
    const { el } = await createKnowing(...people);
    input(el).focus();
    await type(el, 'an');
    await listed(el, 1);
    button(el, 'Call').focus();
    await drawn(el);
    expect(part(el, 'suggestions')).to.equal(null);
  });

  it('calls the one that is pressed, and the field keeps the focus until then', async () => {
    const { el, phone } = await createKnowing(...people);
    input(el).focus();
    await type(el, 'an');
    await listed(el, 1);
    const [first] = parts(el, 'suggestion');
    const down = new PointerEvent('pointerdown', {
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    expect(first?.dispatchEvent(down)).to.equal(false);
    first?.click();
    expect(phone.asked.target).to.equal('101');
  });

  it('leaves the keys of the keypad where they are for who presses them', async () => {
    const { el } = await createKnowing(...people);
    const before = button(el, '5, J K L').getBoundingClientRect().top;
    button(el, '1').click();
    await listed(el, 3);
    const after = button(el, '5, J K L').getBoundingClientRect();
    expect(after.top).to.equal(before);
    const { top, bottom } = part(el, 'suggestions')?.getBoundingClientRect() ?? after;
    expect(top >= after.bottom || bottom <= after.top).to.equal(true);
  });

  it('does not come up for what nobody typed', async () => {
    const { el } = await createKnowing(...people);
    await type(el, '101');
    await listed(el, 1);
    await key(el, input(el), 'Enter');
    await key(el, input(el), 'ArrowUp');
    expect(input(el).value).to.equal('101');
    expect(part(el, 'suggestions')).to.equal(null);
  });

  it('is not there for tones: each digit is sent, and nobody is looked for', async () => {
    const { el, phone } = await createInCall(answered('a', 5));
    withContacts(phone, ...people);
    await type(el, '10');
    await drawn(el);
    expect(input(el).getAttribute('role')).not.to.equal('combobox');
    expect(part(el, 'suggestions')).to.equal(null);
    expect(phone.asks('sendDtmf').map(({ tones }) => tones)).to.deep.equal(['1', '0']);
  });

  it('asks an adapter when the typing pauses; what it finds comes last, and no answer is no harm', async () => {
    const { el, contacts } = await createKnowing(...people);
    const asked: string[] = [];
    contacts.answer = (text, signal) => {
      asked.push(text);
      if (text === 'ann') return new Promise(() => undefined);
      expect(signal?.aborted).to.equal(false);
      return Promise.resolve([
        { ...contact('Annabel', '900'), source: 'CRM' },
        { ...contact('Anna again', '101'), source: 'CRM' },
      ]);
    };
    input(el).focus();
    await type(el, 'ann');
    await waitUntil(() => asked.length === 1, 'nobody was asked');
    expect(shown(el)).to.have.length(1);
    await type(el, 'a');
    await listed(el, 2);
    expect(asked).to.deep.equal(['ann', 'anna']);
    expect(shown(el)[1]).to.contain('Annabel').and.to.contain('CRM');
  });

  it('keeps the one that is chosen when more are found', async () => {
    const { el, contacts } = await createKnowing(...people);
    let answer: (found: readonly ReturnType<typeof contact>[]) => void = () => undefined;
    contacts.answer = () => new Promise((resolve) => (answer = resolve));
    let asked = false;
    const original = contacts.answer;
    contacts.answer = (text) => ((asked = true), original(text));
    input(el).focus();
    await type(el, 'an');
    await listed(el, 1);
    await key(el, input(el), 'ArrowDown');
    await waitUntil(() => asked, 'nobody was asked');
    answer([contact('Andrea', '55')]);
    await listed(el, 2);
    expect(active(el)).to.contain('Anna Berg');
  });

  it('shows hostile names as text that stays in its place', async () => {
    const names = hostileNames.map((name, i) => contact(`Ann ${name}`, `90${i}`));
    const { el } = await createKnowing(...names);
    input(el).focus();
    await type(el, 'ann');
    await listed(el, names.length);
    expect(el.shadowRoot?.querySelector('img')).to.equal(null);
    const { left, right } = el.getBoundingClientRect();
    for (const one of parts(el, 'suggestion')) {
      expect(one.textContent).not.to.match(/[\u202A-\u202E\u2066-\u2069\u0000]/);
      expect(one.textContent.length).to.be.below(200);
      const box = one.getBoundingClientRect();
      expect(box.left >= left && box.right <= right && box.height < 80).to.equal(true);
    }
  });
});
