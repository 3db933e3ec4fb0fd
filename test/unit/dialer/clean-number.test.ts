import { expect } from '@open-wc/testing';
import {
  type CleanNumberOptions,
  cleanNumber,
} from '../../../src/components/voip-dialer/numbers/clean-number.js';

/** What would be dialled, with its tones behind a blank; else the kind. */
function dialled(text: string, options?: CleanNumberOptions): string {
  const clean = cleanNumber(text, options);
  if (clean.kind !== 'number' && clean.kind !== 'address') return clean.kind;
  return clean.postDial ? `${clean.number} ${clean.postDial}` : clean.number;
}

type Table = readonly [written: string, dialled: string][];
const each = (table: Table, options?: CleanNumberOptions) => {
  for (const [written, number] of table) {
    expect(dialled(written, options), JSON.stringify(written)).to.equal(number);
  }
};

describe('a number as it was typed or pasted', () => {
  it('loses spaces, brackets, dots, slashes and every dash of Unicode', () => {
    each([
      ['  +7 (495) 123-45-67 ', '+74951234567'],
      ['8.495.123.45.67', '84951234567'],
      ['030/1234567', '0301234567'],
      ['495‐123‑45‒67–89—01―2−3﹣4－5', '495123456789012345'],
      ['+1\u00A0495\u202F123\u30004567', '+14951234567'],
    ]);
  });

  it('loses marks that cannot be seen: bidi, zero-width, soft hyphens', () => {
    each([
      ['\u202A+7 495 123\u200E\u200F45\u202C67', '+74951234567'],
      ['\u2066101\u2069', '101'],
      ['1\u200B0\uFEFF1\u00AD', '101'],
      ['\u200E\u200F\u2068\u2069', 'empty'],
    ]);
  });

  it('has the digits of any script as ASCII', () => {
    each([
      ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
      ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
      ['＋７（４９５）１２３', '+7495123'],
      ['०१२३४५६७८९', '0123456789'],
      ['＊４３＃', '*43#'],
      ['０３ー１２３４ー５６７８', '0312345678'],
      ['𝟎𝟏𝟗𝟘𝟙𝟡', '019019'],
    ]);
  });

  it('knows the digits of every numbering system of the browser', () => {
    for (const system of Intl.supportedValuesOf('numberingSystem')) {
      const number = new Intl.NumberFormat('en', { numberingSystem: system, useGrouping: false });
      const written = Array.from('0123456789', (digit) => number.format(Number(digit))).join('');
      if (!/^\p{Nd}{10}$/u.test(written)) continue; // Chinese numerals are letters
      expect(dialled(written), system).to.equal('0123456789');
    }
  });

  it('loses tel:, sip: and callto:', () => {
    each([
      ['tel:+7-495-123-45-67', '+74951234567'],
      ['Tel: +7 495 1234567', '+74951234567'],
      ['TEL://101', '101'],
      ['callto:+74951234567', '+74951234567'],
      ['callto://101', '101'],
      ['sip:101', '101'],
      ['sips:101', '101'],
      ['tel:%2B74951234567', '+74951234567'],
      ['tel:*43%23', '*43#'],
      ['tel:', 'empty'],
      ['tel:7042;phone-context=example.org', '7042'],
      ['tel:+74951234567;ext=204;phone-context=+7', '+74951234567 ,204'],
    ]);
  });

  it('keeps feature codes', () => {
    each([
      ['*43', '*43'],
      ['#31#+74951234567', '#31#+74951234567'],
      ['*21*101#', '*21*101#'],
      ['*', '*'],
    ]);
  });

  it('has a plus at the start only', () => {
    each([
      ['+', 'invalid'],
      ['12+34', 'invalid'],
      ['++7495', 'invalid'],
      ['+7+8', 'invalid'],
      ['7495+', 'invalid'],
    ]);
  });

  it('has 00 for a plus only where the host says so', () => {
    each([['00 44 20 7946 0958', '00442079460958']]);
    each(
      [
        ['00 44 20 7946 0958', '+442079460958'],
        ['001', '001'],
      ],
      { internationalPrefix: '00' },
    );
  });

  it('leaves a Russian 8 and +7 as they were written: the dial plan is on the server', () => {
    each([
      ['8 (912) 345-67-89', '89123456789'],
      ['+7 912 345-67-89', '+79123456789'],
    ]);
  });

  it('loses the zero in brackets that is not dialled from abroad, except where it belongs to the number', () => {
    each([
      ['+44 (0)20 7946 0958', '+442079460958'],
      ['+39 (0)6 1234 5678', '+390612345678'],
      ['(0)20 7946 0958', '02079460958'],
    ]);
  });

  it('keeps pauses and extensions as tones for after the answer', () => {
    each([
      ['84951234567,204', '84951234567 ,204'],
      ['84951234567,,204#', '84951234567 ,,204#'],
      ['84951234567;204', '84951234567 ;204'],
      ['+7 495 123-45-67 доб. 204', '+74951234567 ,204'],
      ['+7 495 123-45-67 (доб. 204)', '+74951234567 ,204'],
      ['+1 212 555 1234 ext. 5', '+12125551234 ,5'],
      ['+1 212 555 1234 Extension: 5', '+12125551234 ,5'],
      ['+12125551234x123', '+12125551234 ,123'],
      ['8495 1234567, доб 12', '84951234567 ,12'],
      ['101,', '101'],
    ]);
  });
});

describe('letters', () => {
  it('are a name to search for, never digits and never dialled', () => {
    for (const name of ['Anna', 'Анна', '0800 FLOWERS', 'abcd', 'ext 5', 'call 101 now', '2x4']) {
      expect(cleanNumber(name).kind, name).to.equal('name');
    }
  });

  it('come back in one line without marks that turn the text around', () => {
    expect(cleanNumber(' Anna\u202E\r\nsip\tBerg\u0000 ')).to.deep.equal({
      kind: 'name',
      text: 'Anna sip Berg',
    });
  });
});

describe('an address', () => {
  it('of another domain stays one', () => {
    each([
      ['sip:anna@example.org', 'sip:anna@example.org'],
      ['SIP:101@example.org:5061;transport=tcp', 'sip:101@example.org:5061;transport=tcp'],
      ['<sip:101@example.org>', 'sip:101@example.org'],
      ['anna@example.org', 'sip:anna@example.org'],
      ['sip:*43%23@example.org', 'sip:*43#@example.org'],
    ]);
  });

  it('of the own domain is an extension, or a user name', () => {
    each(
      [
        ['sip:101@PBX.example', '101'],
        ['sips:101@pbx.example', '101'],
        ['sip:+7-495-123@pbx.example;user=phone', '+7495123'],
        ['sip:anna@pbx.example', 'anna'],
        ['sip:anna', 'anna'],
      ],
      { domain: 'pbx.example' },
    );
  });

  it('is refused where it would change the route, the headers, or the safety of the call', () => {
    each(
      [
        ['sip:101@example.org?Route=%3Csip:evil%3E', 'invalid'],
        ['sip:101@example.org;maddr=10.0.0.1', 'invalid'],
        ['sip:101%0D%0AVia:x@example.org', 'invalid'],
        ['sip:101%@example.org', 'invalid'],
        ['sip:a@b@c', 'invalid'],
        ['sip:anna:secret@example.org', 'invalid'],
        ['sips:anna@example.org', 'invalid'],
        ['sip:@example.org', 'invalid'],
      ],
      { domain: 'pbx.example' },
    );
  });
});

describe('text that is nothing to dial', () => {
  it('is empty or invalid, and two lines are not one number', () => {
    each([
      ['', 'empty'],
      [' \t\n', 'empty'],
      ['101\r\n102', 'invalid'],
      ['101\u2028102', 'invalid'],
      ['☎️', 'invalid'],
      ['()', 'invalid'],
      ['12:30', 'invalid'],
    ]);
  });

  it('is too long and not cut off beyond what core dials', () => {
    expect(cleanNumber('1'.repeat(32)).kind).to.equal('number');
    expect(cleanNumber('1'.repeat(33))).to.deep.equal({ kind: 'too-long', length: 33 });
    expect(cleanNumber('1'.repeat(200))).to.deep.equal({ kind: 'too-long', length: 200 });
    expect(cleanNumber(`101,${'1'.repeat(200)}`)).to.deep.equal({ kind: 'too-long', length: 201 });
    expect(cleanNumber('x'.repeat(10_000))).to.deep.equal({ kind: 'too-long', length: 10_000 });
  });
});
