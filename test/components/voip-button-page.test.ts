import { expect, waitUntil } from '@open-wc/testing';
import {
  action,
  captureConsole,
  createButton,
  dial,
  loaded,
  nextError,
  part,
  partOf,
  show,
  textOf,
} from './support/button.js';
import { answered } from './support/stub-phone.js';

const callsOf = (intents: readonly { type: string }[]) =>
  intents.filter(({ type }) => type === 'call').length;

function addButton(id: string, parent: Element = document.body): HTMLButtonElement {
  const own = document.createElement('button');
  own.id = id;
  parent.append(own);
  return own;
}

describe("the page's own button", () => {
  it('is used instead of ours, and carries its state', async () => {
    const own = addButton('own');
    const { el, phone } = await createButton({ for: 'own' });
    await waitUntil(() => own.ariaExpanded === 'false');
    expect(part(el, 'button')).to.equal(null);
    own.click();
    await waitUntil(() => phone.intents.length === 1);
    await waitUntil(() => own.ariaExpanded === 'true');
    expect(own.ariaHasPopup).to.equal('dialog');
    el.remove();
    expect(own.ariaExpanded).to.equal(null);
    own.click();
    expect(phone.intents.length).to.equal(1);
    own.remove();
  });

  it('is told as missing, and still found when the page adds it later', async () => {
    const log = captureConsole('error');
    const told = nextError(document.body);
    const { phone } = await createButton({ for: 'late' });
    const error = await told;
    log.restore();
    expect(error).to.deep.include({ code: 'config/value-invalid', detail: { key: 'for' } });
    expect(log.lines.join()).to.contain('no element with the id "late"');
    const own = addButton('late');
    await waitUntil(() => own.ariaExpanded === 'false');
    own.click();
    await waitUntil(() => phone.intents.length === 1);
    own.remove();
  });

  it('is left alone when it is taken from the page, and another of its id is used', async () => {
    const first = addButton('again');
    const { phone } = await createButton({ for: 'again' });
    await waitUntil(() => first.ariaExpanded === 'false');
    first.remove();
    const second = addButton('again');
    await waitUntil(() => second.ariaExpanded === 'false');
    expect(first.ariaExpanded).to.equal(null);
    first.click();
    second.click();
    await waitUntil(() => callsOf(phone.intents) > 0);
    expect(callsOf(phone.intents)).to.equal(1);
    second.remove();
  });

  it('still works when the element is moved in the page', async () => {
    const own = addButton('moved');
    const { el, phone } = await createButton({ for: 'moved' });
    await waitUntil(() => own.ariaExpanded === 'false');
    document.body.append(el);
    await waitUntil(() => own.ariaExpanded === 'false');
    own.click();
    await waitUntil(() => callsOf(phone.intents) === 1);
    el.remove();
    own.remove();
  });

  it('gets the focus back when the panel is closed', async () => {
    const own = addButton('returns');
    const { el } = await createButton({ for: 'returns', notice: 'Recorded.' });
    await waitUntil(() => own.ariaExpanded === 'false');
    own.focus();
    own.click();
    await partOf(el, 'notice');
    expect(el.shadowRoot?.activeElement?.textContent.trim()).to.equal('Continue');
    action(el, 'Cancel').focus();
    action(el, 'Cancel').click();
    await waitUntil(() => document.activeElement === own);
    own.remove();
  });

  it('does not do what it does without us, once or twice pressed', async () => {
    const link = document.createElement('a');
    link.id = 'link';
    link.href = '#elsewhere';
    document.body.append(link);
    const { phone } = await createButton({ for: 'link' });
    await waitUntil(() => link.ariaExpanded === 'false');
    const clicks = [1, 2].map(
      (detail) => new MouseEvent('click', { detail, bubbles: true, cancelable: true }),
    );
    for (const click of clicks) link.dispatchEvent(click);
    await waitUntil(() => callsOf(phone.intents) === 1);
    expect(clicks.map(({ defaultPrevented }) => defaultPrevented)).to.deep.equal([true, true]);
    expect(location.hash).to.equal('');
    link.remove();
  });

  it('does what it does without us as long as the element is not ready', async () => {
    const own = addButton('waiting');
    const { el } = await createButton({ for: 'waiting' });
    await waitUntil(() => own.ariaExpanded === 'false');
    el.removeAttribute('enabled');
    await el.updateComplete;
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    own.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(false);
    own.remove();
  });
});

describe('<voip-button> taken from the page during a call', () => {
  it('neither ends the call nor shows anything, and goes on where it is put back', async () => {
    const { el, phone } = await createButton();
    const id = await dial(el, phone);
    await show(el, phone, answered(id, 60));
    el.remove();
    await Promise.resolve();
    expect(phone.intents.some(({ type }) => type === 'hangup')).to.equal(false);
    expect(phone.listeners).to.equal(0);
    document.body.append(el);
    await el.updateComplete;
    await waitUntil(() => part(el, 'panel')?.matches(':popover-open'));
    expect(textOf(el, 'title')).to.equal('In call');
    action(el, 'End').click();
    expect(phone.intents.at(-1)).to.deep.equal({ type: 'hangup', id });
    el.remove();
  });

  it('leaves the call to another button of its phone', async () => {
    const one = await createButton();
    const two = await createButton({ 'phone-name': one.phone.name });
    const id = await dial(one.el, one.phone);
    await show(one.el, one.phone, answered(id, 1));
    await loaded(two.el);
    expect(part(two.el, 'panel')).to.equal(null);
    one.el.remove();
    one.phone.show(answered(id, 2));
    await partOf(two.el, 'panel');
    expect(textOf(two.el, 'title')).to.equal('In call');
    action(two.el, 'End').click();
    expect(one.phone.intents.at(-1)).to.deep.equal({ type: 'hangup', id });
  });

  it('with the focus in its panel and a button of the page, says farewell and comes back', async () => {
    const uncaught: string[] = [];
    const note = (event: ErrorEvent): void => {
      uncaught.push(event.message);
      event.preventDefault();
    };
    const own = addButton('leaves');
    const { el, phone } = await createButton({ for: 'leaves' });
    await waitUntil(() => own.ariaExpanded === 'false');
    own.focus();
    const id = await dial(el, phone, own);
    await show(el, phone, answered(id, 60));
    expect(el.shadowRoot?.activeElement?.textContent.trim()).to.equal('End');
    const mocha = window.onerror;
    window.onerror = null;
    addEventListener('error', note);
    el.remove();
    await Promise.resolve();
    removeEventListener('error', note);
    window.onerror = mocha;
    expect(uncaught).to.deep.equal([]);
    expect(phone.listeners).to.equal(0);
    document.body.append(el);
    await waitUntil(() => part(el, 'panel')?.matches(':popover-open'));
    expect(textOf(el, 'title')).to.equal('In call');
    expect(own.ariaExpanded).to.equal('true');
    el.remove();
    own.remove();
  });
});
