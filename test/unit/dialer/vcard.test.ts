import { expect } from '@open-wc/testing';
import type { Contact } from '../../../src/core/contacts.js';
import { readCards, writeCards } from '../../../src/components/voip-dialer/contacts/vcard.js';

const lines = (...all: string[]): string => all.join('\r\n');

describe('a file of vCards', () => {
  it('is read as RFC 6350 and RFC 2426 write it: folded lines, groups, types, escapes', () => {
    const { drafts, leftOut } = readCards(
      lines(
        'BEGIN:VCARD',
        'VERSION:4.0',
        'FN:Love',
        ' lace\\, Ada',
        'N:Lovelace;Ada;;;',
        'ORG:Analytical Engines\\; Ltd;Research',
        'item1.TEL;VALUE=uri;TYPE="voice,cell":tel:+44-20-7946-0123',
        'TEL;TYPE=WORK,VOICE:(030) 123 456',
        'TEL:101',
        'NOTE;X="a:b":nothing of this',
        'END:VCARD',
        '',
      ),
    );
    expect(leftOut).to.equal(0);
    expect(drafts).to.deep.equal([
      {
        name: 'Lovelace, Ada',
        organization: 'Analytical Engines; Ltd',
        numbers: [
          { number: '+44-20-7946-0123', label: 'mobile' },
          { number: '(030) 123 456', label: 'work' },
          { number: '101' },
        ],
      },
    ]);
  });

  it('is read as telephones of old write it: 2.1 in quoted-printable', () => {
    const { drafts } = readCards(
      lines(
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=91=D0=B5=D1=80=D0=B3;=D0=90=D0=BD=',
        '=D0=BD=D0=B0;;;',
        'TEL;CELL:+79123456789',
        'END:VCARD',
      ),
    );
    expect(drafts).to.deep.equal([
      { name: 'Анна Берг', numbers: [{ number: '+79123456789', label: 'mobile' }] },
    ]);
  });

  it('is read as far as it is contacts: one without a name or a number is counted, not kept', () => {
    const { drafts, leftOut } = readCards(
      lines(
        'TEL:7',
        'BEGIN:VCARD',
        'FN:No number',
        'END:VCARD',
        'BEGIN:VCARD',
        'TEL:1',
        'END:VCARD',
        'BEGIN:VCARD',
        'ORG:Firm',
        'TEL:2',
        'END:VCARD',
        'BEGIN:VCARD',
        'FN:Cut off',
      ),
    );
    expect(drafts).to.deep.equal([{ name: 'Firm', numbers: [{ number: '2' }] }]);
    expect(leftOut).to.equal(2);
  });

  it('throws at nothing, and takes no time over what is made to take some', () => {
    const nasty = [
      '',
      'BEGIN:VCARD\nEND:VCARD',
      'BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=ZZ=4\nTEL:1\nEND:VCARD',
      `BEGIN:VCARD\nFN:${'"'.repeat(50_000)}:\nTEL:1\nEND:VCARD`,
      `BEGIN:VCARD\n${'"a'.repeat(1_999)}\nEND:VCARD`,
      'BEGIN:VCARD\n'.repeat(50_000),
      `BEGIN:VCARD\nN:${'\\;'.repeat(50_000)}\nTEL:1\nEND:VCARD`,
    ];
    for (const text of nasty) {
      const begun = performance.now();
      readCards(text);
      expect(performance.now() - begun, text.slice(0, 40)).to.be.below(1_000);
    }
  });

  it('is written so that it is read back as it was, in lines of at most 75 octets', () => {
    const contacts: Contact[] = [
      {
        id: '1',
        name: `Анна; Берг, \\ ${'ё'.repeat(60)}`,
        organization: 'Firm, Ltd; Co',
        numbers: [
          { number: '+7 912 345-67-89', label: 'mobile' },
          { number: '101', label: 'work' },
          { number: '102' },
        ],
      },
    ];
    const text = writeCards(contacts);
    const encoder = new TextEncoder();
    for (const line of text.split('\r\n')) expect(encoder.encode(line).length).to.be.below(76);
    const [contact] = contacts;
    const { id: _id, ...draft } = contact ?? { id: '' };
    expect(readCards(text).drafts).to.deep.equal([draft]);
  });
});
