import { expect } from '@open-wc/testing';
import { findNumbers } from '../../../src/components/voip-dialer/numbers/find-numbers.js';

const found = (text: string) =>
  findNumbers(text).map(({ number, postDial }) => (postDial ? `${number} ${postDial}` : number));

type Table = readonly [text: string, numbers: string[]][];
const each = (table: Table) => {
  for (const [text, numbers] of table) {
    expect(found(text), JSON.stringify(text)).to.deep.equal(numbers);
  }
};

describe('a pasted text', () => {
  it('with one number is that number', () => {
    each([
      ['+7 (495) 123-45-67', ['+74951234567']],
      ['101', ['101']],
      ['*43', ['*43']],
      ['030/1234567', ['0301234567']],
      ['8 495 123-45-67 доб. 204', ['84951234567 ,204']],
      ['84951234567,,204', ['84951234567 ,,204']],
      ['tel:+74951234567', ['+74951234567']],
      ['sip:anna@example.org', ['sip:anna@example.org']],
      ['Тел.: +7 (495) 123-45-67', ['+74951234567']],
      ['Call me at 212-555-1234, please.', ['2125551234']],
      ['+1 212 555 1234 ext. 5', ['+12125551234 ,5']],
    ]);
  });

  it('with several has each once, in their order', () => {
    each([
      ['84951234567\r\n84957654321\r\n84951234567', ['84951234567', '84957654321']],
      ['+7 495 123-45-67, +7 495 765-43-21', ['+74951234567', '+74957654321']],
      ['84951234567,84957654321', ['84951234567', '84957654321']],
      ['212-555-1234 or 212-555-9876', ['2125551234', '2125559876']],
      ['8 495 123-45-67 или 8 495 765-43-21', ['84951234567', '84957654321']],
      ['8 495 123-45-67 / 8 495 765-43-21', ['84951234567', '84957654321']],
      ['8(495)1234567/8(495)7654321', ['84951234567', '84957654321']],
      ['+74951234567 +74957654321', ['+74951234567', '+74957654321']],
      ['84951234567 84957654321', ['84951234567', '84957654321']],
      ['101, 102 или 103', ['101', '102', '103']],
    ]);
  });

  it('may be a signature', () => {
    each([
      [
        'Best regards,\nAnna Berg | Sales\nExample GmbH, Hauptstr. 12, 10115 Berlin\n' +
          'T +49 (0)30 1234-5678 · M: +49 170 1234567\nanna@example.org | https://example.org/12345678',
        ['+493012345678', '+491701234567'],
      ],
      [
        'С уважением, Анна\nООО «Ромашка», ИНН 7701234567, 101000, Москва\n' +
          'моб. 8-912-345-67-89; раб. +7 495 123-45-67 (доб. 12)',
        ['89123456789', '+74951234567 ,12'],
      ],
    ]);
  });

  it('does not offer dates, times, years, prices, postcodes, accounts, addresses', () => {
    each([
      ['12.05.2024', []],
      ['2024-05-12 14:30', []],
      ['on 12/05/2024 at 10:30:00', []],
      ['2019-2024', []],
      ['$1,234,567.00', []],
      ['1 500 000 руб.', []],
      ['1 500 000 ₽', []],
      ['10115 Berlin', []],
      ['ИНН 7701234567', []],
      ['р/с 40702810900000012345', []],
      ['Order 123456789', []],
      ['Invoice #20240512', []],
      ['192.168.100.200', []],
      ['AB1234567', []],
      ['https://example.org/1234567', []],
      ['4111 1111 1111 1111', []],
    ]);
  });

  it('without a number has none', () => {
    each([
      ['', []],
      ['Anna Berg', []],
      ['anna@example.org', []],
      ['1234567@example.org', []],
      ['1234567abc', []],
      ['room 12', []],
      ['x'.repeat(20_001), []],
      [`+7${'1'.repeat(200)}`, []],
    ]);
  });

  it('tells how a number was written', () => {
    expect(findNumbers('T: (495) 123-45-67 (доб. 12), Anna')).to.deep.equal([
      {
        kind: 'number',
        number: '4951234567',
        postDial: ',12',
        written: '(495) 123-45-67 (доб. 12)',
      },
    ]);
  });
});
