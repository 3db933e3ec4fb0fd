import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { contact, hostileNames, withContacts } from './support/contacts.js';
import {
  button,
  createDialer,
  drawn,
  focused,
  key,
  part,
  parts,
  press,
  said,
} from './support/dialer.js';

const people = [contact('Ada', '101', '+44 20 7946 0123'), contact('Bob', '200')];

async function openContacts(...own: readonly ReturnType<typeof contact>[]) {
  const { el, phone } = await createDialer();
  const contacts = withContacts(phone, ...own);
  await press(el, 'Contacts');
  await waitUntil(() => part(el, 'contacts'), 'no contacts');
  await waitUntil(() => parts(el, 'contact').length === Math.min(own.length, 100), 'no list');
  return { el, phone, contacts };
}

const names = (el: VoipDialer): string[] =>
  parts(el, 'contact-name').map((one) => one.textContent.trim());

function field(el: VoipDialer, label: string): HTMLInputElement {
  const found = [...(el.shadowRoot?.querySelectorAll('input') ?? [])].find(
    (one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent.trim()) === label,
  );
  if (!found) throw new Error(`no field ${label}`);
  return found;
}

async function fill(el: VoipDialer, label: string, text: string): Promise<void> {
  const input = field(el, label);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn(el);
}

describe('<voip-dialer>: contacts', () => {
  it('shows who there is by name, and calls any of their numbers with one press', async () => {
    const { el, phone } = await openContacts(...people);
    expect(names(el)).to.deep.equal(['Ada', 'Bob']);
    await press(el, 'Call Ada, +44 20 7946 0123');
    expect(phone.asked.target).to.equal('+442079460123');
    await expect(el).to.be.accessible();
  });

  it('says when there are none, and when none is found', async () => {
    const { el } = await openContacts();
    expect(part(el, 'contacts')?.textContent).to.contain('No contacts yet');
    await expect(el).to.be.accessible();
  });

  it('finds by name, company, number, and by the keys of a telephone', async () => {
    const firm = { ...contact('Carl', '300'), organization: 'Acme' };
    const { el } = await openContacts(...people, firm);
    for (const [query, found] of [
      ['bo', 'Bob'],
      ['acme', 'Carl'],
      ['7946', 'Ada'],
      ['2263', 'Carl'],
    ] as const) {
      await fill(el, 'Search contacts', query);
      expect(names(el), query).to.deep.equal([found]);
    }
    await fill(el, 'Search contacts', 'nobody');
    expect(names(el)).to.deep.equal([]);
    expect(part(el, 'contacts')?.textContent).to.contain('No contacts found');
  });

  it('adds one with the keyboard alone, says so, and gives the focus back', async () => {
    const { el, contacts } = await openContacts();
    button(el, 'Add').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part(el, 'contact-form'), 'no form');
    await waitUntil(() => focused(el) === field(el, 'Name'), 'the name has not the focus');
    await expect(el).to.be.accessible();
    await sendKeys({ type: 'Zoë' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: '555' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => names(el).length === 1, 'not saved');
    expect(contacts.own[0]).to.deep.include({ name: 'Zoë', numbers: [{ number: '555' }] });
    await waitUntil(() => said(el, 'status') === 'Zoë was saved');
    await waitUntil(() => focused(el) === button(el, 'Add'), 'the focus is lost');
  });

  it('says what is missing, at the field, and keeps nothing then', async () => {
    const { el, contacts } = await openContacts();
    await press(el, 'Add');
    await press(el, 'Save');
    await waitUntil(() => focused(el) === field(el, 'Name'));
    expect(field(el, 'Name').getAttribute('aria-invalid')).to.equal('true');
    expect(part(el, 'field-error')?.textContent).to.equal('A contact needs a name');
    await fill(el, 'Name', 'Ada');
    await press(el, 'Save');
    expect(part(el, 'field-error')?.textContent).to.equal('A contact needs a number');
    await expect(el).to.be.accessible();
    expect(contacts.own).to.deep.equal([]);
  });

  it('changes one, with more numbers and their kinds, in its place', async () => {
    const { el, contacts } = await openContacts(...people);
    await press(el, 'Edit Bob');
    await press(el, 'One more number');
    await waitUntil(() => focused(el) === field(el, 'Number 2'), 'the new number has no focus');
    await fill(el, 'Number 2', '201');
    await fill(el, 'Kind of number 2', 'mobile');
    await fill(el, 'Company', 'Acme');
    await expect(el).to.be.accessible();
    await press(el, 'Save');
    await waitUntil(() => contacts.own.length === 2 && part(el, 'contacts'));
    expect(contacts.own.find(({ id }) => id === 'Bob')).to.deep.equal({
      id: 'Bob',
      name: 'Bob',
      organization: 'Acme',
      numbers: [{ number: '200' }, { number: '201', label: 'mobile' }],
    });
  });

  it('is left by Escape and by Cancel without a change, back to where it was opened', async () => {
    const { el, contacts } = await openContacts(...people);
    await press(el, 'Edit Bob');
    await fill(el, 'Name', 'Robert');
    await key(el, field(el, 'Name'), 'Escape');
    expect(part(el, 'contact-form')).to.equal(null);
    await waitUntil(() => focused(el) === button(el, 'Edit Bob'), 'the focus is lost');
    expect(names(el)).to.deep.equal(['Ada', 'Bob']);
    expect(contacts.own).to.deep.equal(people);
  });

  it('deletes one', async () => {
    const { el } = await openContacts(...people);
    await press(el, 'Edit Bob');
    await press(el, 'Delete contact');
    await waitUntil(() => names(el).length === 1, 'still there');
    await waitUntil(() => said(el, 'status') === 'Bob was deleted');
  });

  it('shows what another tab changes, while somebody looks', async () => {
    const { el, contacts } = await openContacts(...people);
    contacts.set([contact('Carl', '1')]);
    await waitUntil(() => names(el).join() === 'Carl', 'the old list');
  });

  it('shows whom adapters list, who cannot be changed here', async () => {
    const { el, phone } = await createDialer();
    const contacts = withContacts(phone, ...people);
    contacts.listed = [{ ...contact('Dora', '400'), source: 'CRM' }];
    await press(el, 'Contacts');
    await waitUntil(() => parts(el, 'contact').length === 3, 'no directory');
    expect(names(el)).to.deep.equal(['Ada', 'Bob', 'Dora']);
    expect(parts(el, 'contact-about')[0]?.textContent).to.equal('CRM');
    expect(parts(el, 'contact-edit')).to.have.length(2);
  });

  it('imports a file of vCards, says how many, and exports the same', async () => {
    const { el, contacts } = await openContacts();
    const cards = 'BEGIN:VCARD\nFN:Ada\nTEL:101\nEND:VCARD\nBEGIN:VCARD\nFN:Nobody\nEND:VCARD\n';
    const files = new DataTransfer();
    files.items.add(new File([cards], 'all.vcf', { type: 'text/vcard' }));
    const input = field(el, 'File with contacts (vCard)');
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await waitUntil(() => names(el).join() === 'Ada', 'nobody was imported');
    const told = 'Contacts imported: 1. Left out, without a name or a number: 1';
    await waitUntil(() => part(el, 'contacts-told')?.textContent === told, 'nothing is said');
    await waitUntil(() => said(el, 'status') === told);
    expect(contacts.own).to.have.length(1);
  });

  it('shows hostile names as text that stays in its place', async () => {
    const hostile = hostileNames.map((name, i) => contact(name, `${i}`));
    const { el } = await openContacts(...hostile);
    expect(el.shadowRoot?.querySelector('img')).to.equal(null);
    const { left, right } = el.getBoundingClientRect();
    for (const one of parts(el, 'contact')) {
      const box = one.getBoundingClientRect();
      expect(box.left >= left && box.right <= right && box.height < 130, names(el).join()).to.equal(
        true,
      );
    }
  });

  it('draws a hundred of ten thousand, and more when asked', async () => {
    const many = Array.from({ length: 10_000 }, (_none, i) => contact(`Contact ${i}`, `1${i}`));
    const { el } = await openContacts(...many);
    expect(parts(el, 'contact')).to.have.length(100);
    await press(el, 'Show more');
    expect(parts(el, 'contact')).to.have.length(200);
  });

  it('is left while there are calls, which need the room, and a form is as it was afterwards', async () => {
    const { el, phone } = await openContacts(...people);
    await press(el, 'Add');
    await fill(el, 'Name', 'Half');
    const { callWith } = await import('./support/stub-phone.js');
    phone.showAll([callWith('a')], 'a');
    await drawn(el);
    expect(part(el, 'contact-form')).to.equal(null);
    phone.showAll([], null);
    await drawn(el);
    expect(field(el, 'Name').value).to.equal('Half');
  });
});
