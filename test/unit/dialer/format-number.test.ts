import { expect } from '@open-wc/testing';
import {
  caretAfter,
  type Formatter,
  loadFormatter,
} from '../../../src/components/voip-dialer/numbers/format-number.js';
import { cleanNumber } from '../../../src/components/voip-dialer/numbers/clean-number.js';

async function formatterFor(country: string): Promise<Formatter> {
  const formatter = await loadFormatter(country);
  if (!formatter) throw new Error(`no formatter for ${country}`);
  return formatter;
}

/** The test server hands out the library in some hundred modules; the build in one chunk. */
before(async function () {
  this.timeout(30_000);
  await loadFormatter('RU');
});

describe('a number while it is typed', () => {
  it('is written as the country writes it', async () => {
    const russian = await formatterFor('ru');
    expect(russian.format('8912345')).to.equal('8 (912) 345');
    expect(russian.format('89123456789')).to.equal('8 (912) 345-67-89');
    expect(russian.format('+79123456789')).to.equal('+7 912 345 67 89');
    expect(russian.format('+442079460958')).to.equal('+44 20 7946 0958');
    expect((await formatterFor('US')).format('2125551234')).to.equal('(212) 555-1234');
    expect((await formatterFor('GB')).format('02079460958')).to.equal('020 7946 0958');
    expect((await formatterFor('DE')).format('03012345678')).to.equal('030 12345678');
  });

  it('is formatted again when it was formatted before', async () => {
    const { format } = await formatterFor('RU');
    expect(format('8 (912) 345-67-89')).to.equal('8 (912) 345-67-89');
    expect(format('8 (912) 345-67-8')).to.equal('8 (912) 345-67-8');
    expect(format('8912 345')).to.equal('8 (912) 345');
  });

  it('stays as it is as an extension, a code, an address, a name, or nothing', async () => {
    const { format } = await formatterFor('RU');
    const untouched = ['', '+', '1', '101', '123456', '*43', '#31#89123456789', '*21*89123456789#'];
    for (const text of [...untouched, '8912345*67', 'sip:89123456789@pbx.example', 'Анна', '٤٩٥']) {
      expect(format(text), text).to.equal(text);
    }
    expect(format('1'.repeat(40))).to.equal('1'.repeat(40));
  });

  it('keeps what is sent after the answer', async () => {
    const { format } = await formatterFor('RU');
    expect(format('89123456789,,204')).to.equal('8 (912) 345-67-89,,204');
    expect(format('89123456789;2')).to.equal('8 (912) 345-67-89;2');
  });

  it('is never dialled otherwise than it was typed', async () => {
    for (const country of ['RU', 'US', 'GB', 'DE', 'IT', 'BR', 'AR', 'MX', 'KZ', 'IN', 'JP']) {
      const { format } = await formatterFor(country);
      for (const number of [
        '89123456789',
        '+5491123456789',
        '01115',
        '0449112345678',
        '00442079',
      ]) {
        for (let end = 1; end <= number.length; end += 1) {
          const typed = number.slice(0, end);
          const clean = cleanNumber(format(typed));
          if (typed === '+') continue;
          expect(clean.kind === 'number' && clean.number, `${country} ${typed}`).to.equal(typed);
        }
      }
    }
  });
});

describe('the caret', () => {
  it('stays behind the same digit', async () => {
    const { formatWithCaret } = await formatterFor('RU');
    expect(formatWithCaret('8912345', 7)).to.deep.equal({ text: '8 (912) 345', caret: 11 });
    expect(formatWithCaret('8912345', 4)).to.deep.equal({ text: '8 (912) 345', caret: 6 });
    expect(formatWithCaret('8 (9142) 345-67-89', 5).caret).to.equal(
      formatWithCaret('8 (9142) 345-67-89', 5).text.indexOf('1') + 1,
    );
    expect(formatWithCaret('8912345', 0).caret).to.equal(0);
    expect(formatWithCaret('101', 2)).to.deep.equal({ text: '101', caret: 2 });
  });

  it('stands behind a digit, so that Backspace always deletes one', () => {
    expect(caretAfter('8 (912)345', 7, '8 (912) 345')).to.equal(6);
    expect(caretAfter('8 () 1', 4, '81')).to.equal(1);
    expect(caretAfter('12', 99, '1 2')).to.equal(3);
  });
});

describe('a number outside the field', () => {
  it('is copied as E.164, and not at all as an extension', async () => {
    const { e164 } = await formatterFor('RU');
    expect(e164('89123456789')).to.equal('+79123456789');
    expect(e164('+442079460958')).to.equal('+442079460958');
    for (const number of ['101', '*43', '8912345', 'sip:101@x.example', '', '1'.repeat(32)]) {
      expect(e164(number), number).to.equal(undefined);
    }
  });

  it('is shown the national way at home and the international one abroad', async () => {
    const { displayNumber } = await formatterFor('RU');
    expect(displayNumber('+79123456789')).to.equal('8 (912) 345-67-89');
    expect(displayNumber('89123456789')).to.equal('8 (912) 345-67-89');
    expect(displayNumber('+442079460958')).to.equal('+44 20 7946 0958');
    for (const number of ['101', '*43', 'anna', '8912345', '']) {
      expect(displayNumber(number)).to.equal(number);
    }
  });
});

describe('the country', () => {
  it('has its calling code, national prefix and lengths, for the search', async () => {
    const planOf = async (country: string) => {
      const { callingCode, nationalPrefix } = (await formatterFor(country)).plan;
      return { callingCode, nationalPrefix };
    };
    expect((await formatterFor('US')).plan.lengths).to.deep.equal([10]);
    expect((await formatterFor('RU')).plan.lengths).to.include(10);
    expect(await planOf('RU')).to.deep.equal({ callingCode: '7', nationalPrefix: '8' });
    expect(await planOf('KZ')).to.deep.equal({ callingCode: '7', nationalPrefix: '8' });
    expect(await planOf('GB')).to.deep.equal({ callingCode: '44', nationalPrefix: '0' });
    expect(await planOf('US')).to.deep.equal({ callingCode: '1', nationalPrefix: '1' });
    expect(await planOf('IT')).to.deep.equal({ callingCode: '39', nationalPrefix: '' });
  });

  it('that does not exist has no formatter', async () => {
    for (const country of ['', 'XX', 'Russia', '__proto__', 'constructor']) {
      expect(await loadFormatter(country), country).to.equal(undefined);
    }
  });
});
