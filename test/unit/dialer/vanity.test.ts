import { expect } from '@open-wc/testing';
import { vanityDigits } from '../../../src/components/voip-dialer/numbers/keypad-letters.js';

describe('letters as keys, when asked for', () => {
  it('are those of the keypad, Latin and Cyrillic', () => {
    expect(vanityDigits('0800 FLOWERS')).to.equal('0800 3569377');
    expect(vanityDigits('8-800-ТАКСИ')).to.equal('8-800-62464');
    expect(vanityDigits('абвгдежзийклмнопрстуфхцчшщъыьэюя')).to.equal(
      '22223333444455556666777788889999',
    );
    expect(vanityDigits('abcdefghijklmnopqrstuvwxyz')).to.equal('22233344455566677778889999');
  });

  it('have no diacritics: Ё is Е, É is E, and the Ukrainian letters lie with their Russian ones', () => {
    expect(vanityDigits('ЁéҐЄІЇ')).to.equal('332344');
  });

  it('without a key stay letters', () => {
    expect(vanityDigits('電話 1')).to.equal('電話 1');
  });
});
