import { expect } from '@open-wc/testing';
import {
  createDialer,
  focused,
  input,
  nameOf,
  part,
  parts,
  paste,
  press,
  type,
} from './support/dialer.js';

describe('pasting into <voip-dialer>', () => {
  it('one number is cleaned and stands in the field; nobody is called', async () => {
    const { el, phone } = await createDialer();
    expect(await paste(el, '  Tel.: +49 (30) 1234-567\r\n')).to.equal(false);
    expect(input(el).value).to.equal('+49301234567');
    expect(part(el, 'choices')).to.equal(null);
    expect(phone.intents).to.deep.equal([]);
  });

  it('its extension stands behind it', async () => {
    const { el } = await createDialer();
    await paste(el, '+49 30 1234567 ext. 12');
    expect(input(el).value).to.match(/^\+49301234567,+12$/);
  });

  it('of several numbers one is chosen, and the field has the focus', async () => {
    const { el, phone } = await createDialer();
    await paste(el, 'Office +49 30 1234567, mobile +49 170 1234567');
    expect(input(el).value).to.equal('');
    const choices = parts(el, 'choice');
    expect(choices.map(nameOf)).to.deep.equal(['+49301234567', '+491701234567']);
    choices[1]?.focus();
    await press(el, '+491701234567');
    expect(input(el).value).to.equal('+491701234567');
    expect(part(el, 'choices')).to.equal(null);
    expect(focused(el)).to.equal(input(el));
    expect(phone.intents).to.deep.equal([]);
  });

  it('the choice goes away with what is typed instead', async () => {
    const { el } = await createDialer();
    await paste(el, '+49 30 1234567, +49 170 1234567');
    await type(el, '1');
    expect(part(el, 'choices')).to.equal(null);
    expect(input(el).value).to.equal('1');
  });

  it('a text without a number stands in the field in one line, and is not called', async () => {
    const { el, phone } = await createDialer();
    await paste(el, 'Anna\r\nM\u00fcller\u202e');
    expect(input(el).value).to.equal('Anna M\u00fcller');
    await press(el, 'Call');
    expect(phone.intents).to.deep.equal([]);
  });

  it('markup stays text', async () => {
    const { el } = await createDialer();
    await paste(el, '<img src=x onerror=alert(1)>');
    expect(el.shadowRoot?.querySelector('img')).to.equal(null);
    expect(input(el).value).to.equal('<img src=x onerror=alert(1)>');
  });

  it('into a number that stands there already it is left to the browser', async () => {
    const { el } = await createDialer();
    await type(el, '1');
    expect(await paste(el, '+49 30 1234567')).to.equal(true);
    expect(input(el).value).to.equal('1');
  });
});
