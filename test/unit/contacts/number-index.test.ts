import { expect } from '@open-wc/testing';
import { shortest } from '../../support/shortest.js';
import { isSameNumber, NumberIndex } from '../../../src/core/contacts/number-index.js';

const contact = (id: string, ...numbers: string[]) => ({
  id,
  name: id,
  numbers: numbers.map((number) => ({ number })),
});

describe('whose number it is', () => {
  it('is the same number however it is written, inside of a country and from outside', () => {
    for (const [one, other] of [
      ['+49 30 123456', '030/123456'],
      ['0049 (30) 1234567', '+49301234567'],
      ['+7 912 345-67-89', '8 (912) 345 67 89'],
      ['+12125551234', '(212) 555-1234'],
      ['sip:Anna', 'anna'],
      ['101', '1-01'],
      ['*98', '*98'],
    ] as const) {
      expect(isSameNumber(one, other), `${one} ${other}`).to.equal(true);
      expect(isSameNumber(other, one), `${other} ${one}`).to.equal(true);
    }
  });

  it('is another number where any digit is another, and an extension is no end of a number', () => {
    for (const [one, other] of [
      ['+7 912 345-67-89', '8 812 345 67 89'],
      ['101', '030 12345101'],
      ['5551234', '+12125551234'],
      ['101', '102'],
      ['', ''],
      ['anna', 'annabel'],
    ] as const) {
      expect(isSameNumber(one, other), `${one} ${other}`).to.equal(false);
    }
  });

  it('finds the contact by any of its numbers, the one with the very number before one that may be', () => {
    const index = new NumberIndex([
      contact('Ada', '030 1234567', '101'),
      contact('Bob', '+49301234567'),
      contact('Ghost', ''),
    ]);
    expect(index.find('101')?.name).to.equal('Ada');
    expect(index.find('0049 30 1234567')?.name).to.equal('Bob');
    expect(index.find('0301234567')?.name).to.equal('Ada');
    expect(index.find('7654321')).to.equal(undefined);
    expect(index.find('')).to.equal(undefined);
  });

  it('finds one of 10,000 in less than a millisecond', async () => {
    const many = Array.from({ length: 10_000 }, (_none, i) => contact(`c${i}`, `+4930${1e6 + i}`));
    const index = new NumberIndex(many);
    const find = (i: number): unknown =>
      expect(index.find(`030${1e6 + i * 400}`)?.name).to.equal(`c${i * 400}`);
    expect(await shortest(20, find)).to.be.below(1);
  });
});
