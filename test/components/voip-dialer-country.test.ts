import { expect, waitUntil } from '@open-wc/testing';
import { loadFormatter } from '../../src/components/voip-dialer/numbers/format-number.js';
import { captureConsole } from './support/button.js';
import { cardOf, createDialer, drawn, input, press, textOf, type } from './support/dialer.js';
import { answered } from './support/stub-phone.js';

/** The test server hands out the library in some hundred modules; the build in one chunk. */
before(async function () {
  this.timeout(30_000);
  await loadFormatter('RU');
});

/** Resolves when numbers are written the country's way. */
async function createIn(country: string) {
  const dialer = await createDialer({ country });
  dialer.phone.show(
    answered('a', 1, {
      remote: { raw: '+79123456789', display: '+79123456789', anonymous: false, verified: false },
    }),
  );
  await waitUntil(() => textOf(dialer.el, 'caller') === '8 (912) 345-67-89');
  dialer.phone.showAll([], null);
  await drawn(dialer.el);
  return dialer;
}

describe('the country of <voip-dialer>', () => {
  it('without one a number is shown as it is typed', async () => {
    const { el } = await createDialer();
    await type(el, '89123456789');
    expect(input(el).value).to.equal('89123456789');
  });

  it('writes a number as the country does while it is typed, and dials what was typed', async () => {
    const { el, phone } = await createIn('RU');
    await type(el, '89123456789');
    expect(input(el).value).to.equal('8 (912) 345-67-89');
    await press(el, 'Call');
    expect(phone.asked.target).to.equal('89123456789');
  });

  it('keeps the caret behind the same digit', async () => {
    const { el } = await createIn('RU');
    await type(el, '8912345678');
    const field = input(el);
    field.focus();
    // A 5 typed behind 8 (912.
    field.setRangeText('5', 6, 6, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn(el);
    expect(field.value).to.equal('8 (912) 534-56-78');
    expect(field.selectionStart).to.equal(field.value.indexOf('5') + 1);
    expect(field.selectionEnd).to.equal(field.selectionStart);
  });

  it('shows the number of a caller that way, too', async () => {
    const { el, phone } = await createIn('RU');
    phone.show(
      answered('a', 1, {
        remote: {
          raw: '+79123456789',
          display: 'Anna',
          name: 'Anna',
          anonymous: false,
          verified: false,
        },
      }),
    );
    await drawn(el);
    expect(textOf(cardOf(el, 'Anna'), 'call-number')).to.equal('8 (912) 345-67-89');
  });

  it('a country without phone numbers is told, and numbers are shown as they are', async () => {
    const log = captureConsole('error');
    const { el } = await createDialer({ country: 'XX' });
    await waitUntil(() => log.lines.length);
    log.restore();
    expect(log.lines.length).to.equal(1);
    expect(log.lines[0]).to.contain('<voip-dialer> country: ');
    await type(el, '89123456789');
    expect(input(el).value).to.equal('89123456789');
  });
});
