import { expect, waitUntil } from '@open-wc/testing';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { captureConsole, createButton, nextError, part, partOf, textOf } from './support/button.js';

const callsOf = (intents: readonly { type: string }[]) =>
  intents.filter(({ type }) => type === 'call').length;

function addButton(id: string, parent: Element = document.body): HTMLButtonElement {
  const own = document.createElement('button');
  own.id = id;
  parent.append(own);
  return own;
}

/** Lets the panel fail once as it does when its code cannot be fetched. */
function failOnce(el: VoipButton): void {
  Object.defineProperty(el, 'querySelector', {
    configurable: true,
    value: () => {
      Reflect.deleteProperty(el, 'querySelector');
      throw new TypeError('Failed to fetch dynamically imported module');
    },
  });
}

const fallbacks = (el: VoipButton) => [
  ...(el.shadowRoot?.querySelectorAll<HTMLAnchorElement>('[part=fallback]') ?? []),
];

describe('<voip-button> when its code cannot be fetched', () => {
  it('says so, leads elsewhere, and tries again with the next press', async () => {
    const log = captureConsole('error');
    const { el, phone } = await createButton({
      'fallback-tel': 'tel:+1 (800) 555-0199',
      'fallback-mailto': 'help@example.com',
      'fallback-url': '/contact',
    });
    failOnce(el);
    const told = nextError(el);
    part(el, 'button')?.click();
    expect(await told).to.include({ code: 'network/load-failed', retryable: true });
    await waitUntil(() => textOf(el, 'label') === 'Not loaded. Reload the page');
    log.restore();
    expect(log.lines.join()).to.contain('Failed to fetch');
    expect(textOf(el, 'status')).to.equal('Not loaded. Reload the page');
    expect(fallbacks(el).map((link) => link.getAttribute('href'))).to.deep.equal([
      'tel:+1(800)555-0199',
      'mailto:help@example.com',
      '/contact',
    ]);
    expect(part(el, 'button')).to.have.attribute('aria-busy', 'false');
    await expect(el).to.be.accessible();
    part(el, 'button')?.click();
    await partOf(el, 'panel');
    expect(callsOf(phone.intents)).to.equal(1);
    expect(part(el, 'fallback')).to.equal(null);
    expect(textOf(el, 'status')).to.equal('Connecting…');
  });

  it('tells which other way the visitor takes', async () => {
    const log = captureConsole('error');
    const { el } = await createButton({ 'fallback-tel': '112', 'fallback-url': '/contact' });
    failOnce(el);
    part(el, 'button')?.click();
    await partOf(el, 'fallback');
    log.restore();
    const kinds: string[] = [];
    el.addEventListener('voip-fallback', ({ detail }) => kinds.push(detail.kind));
    for (const link of fallbacks(el)) {
      link.addEventListener('click', (event) => event.preventDefault());
      link.click();
    }
    expect(kinds).to.deep.equal(['tel', 'url']);
  });

  for (const url of ['javascript:alert(1)', ' java\tscript:alert(1)', 'x:data:text/html,x']) {
    it(`never leads to a script, as with ${JSON.stringify(url)}`, async () => {
      const log = captureConsole('error');
      const { el } = await createButton({ 'fallback-url': url, 'fallback-mailto': url });
      failOnce(el);
      part(el, 'button')?.click();
      await partOf(el, 'fallback');
      log.restore();
      const protocols = fallbacks(el).map(({ protocol }) => protocol);
      expect(protocols).to.deep.equal(['mailto:', 'http:']);
    });
  }

  it('leads to a page on another host as it is given', async () => {
    const log = captureConsole('error');
    const { el } = await createButton({ 'fallback-url': 'https://example.com/a?b=c:d' });
    failOnce(el);
    part(el, 'button')?.click();
    const link = await partOf(el, 'fallback');
    log.restore();
    expect(link).to.have.attribute('href', 'https://example.com/a?b=c:d');
  });

  it('shows itself beside a button of the page, which cannot say so', async () => {
    const log = captureConsole('error');
    const own = addButton('offline');
    const { el } = await createButton({ for: 'offline', 'fallback-tel': '112' });
    await waitUntil(() => own.ariaExpanded === 'false');
    failOnce(el);
    own.click();
    await partOf(el, 'fallback');
    log.restore();
    expect(textOf(el, 'label')).to.equal('Not loaded. Reload the page');
    expect(own.ariaBusy).to.equal('false');
    own.click();
    await partOf(el, 'panel');
    expect(part(el, 'button')).to.equal(null);
    own.remove();
  });

  it('keeps quiet when that was only hovering', async () => {
    const log = captureConsole('error');
    const { el } = await createButton();
    failOnce(el);
    part(el, 'button')?.dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(() => !Object.hasOwn(el, 'querySelector'));
    await el.updateComplete;
    log.restore();
    expect(textOf(el, 'label')).to.equal('Call support');
    expect(log.lines).to.deep.equal([]);
  });
});
