import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import type {
  DiagnoseOptions,
  DiagnosticsReport,
  DiagnosticsState,
  DiagnosticStep,
} from '../../src/core/diagnostics.js';
import { controlStyles } from '../../src/components/shared/controls.styles.js';
import { surfaceStyles } from '../../src/components/shared/surface.styles.js';
import { ConnectionTest } from '../../src/components/voip-settings/connection-test/connection-test.js';
import { reportText } from '../../src/components/voip-settings/connection-test/report-text.js';
import type { Suggestion } from '../../src/components/voip-settings/suggestions.js';
import { StubPhone } from './support/stub-phone.js';

/** As a settings form embeds it. */
class TestHost extends LitElement {
  readonly asked: DiagnoseOptions[] = [];
  readonly suggestions: Suggestion[] = [];
  readonly taken: Suggestion[] = [];
  readonly phone = new StubPhone('connection-test');
  readonly test: ConnectionTest;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    for (const { styleSheet } of [surfaceStyles, controlStyles]) {
      if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    }
    this.test = new ConnectionTest(this, {
      lang: () => 'en',
      config: () => ({ server: 'wss://draft.test/ws' }),
      suggestions: () => this.suggestions,
      take: (found) => this.taken.push(found),
      failed: (cause) => {
        throw cause;
      },
    });
    this.phone.diagnose = (options: DiagnoseOptions = {}) => {
      this.asked.push(options);
      return new Promise(() => undefined);
    };
    this.phone.subscribe(() => this.requestUpdate());
  }

  protected override createRenderRoot(): ShadowRoot {
    if (!this.shadowRoot) throw new TypeError('no root');
    return this.shadowRoot;
  }

  override render(): TemplateResult {
    return html`<div data-surface style="background: var(--_surface); color: var(--_text)">
      ${this.test.render()}
    </div>`;
  }
}
customElements.define('connection-test-host', TestHost);

const step = (
  name: DiagnosticStep['name'],
  more: Partial<DiagnosticStep> = {},
): DiagnosticStep => ({
  name,
  status: 'passed',
  tookMs: 12,
  seen: {},
  ...more,
});

const broken = step('server', {
  status: 'failed',
  diagnosis: 'unreachable-or-untrusted',
  seen: { checkUrl: 'https://pbx.test:8089/', closeCode: 1006 },
});

const report: DiagnosticsReport = {
  startedAt: '2026-01-01T00:00:00.000Z',
  tookMs: 900,
  outcome: 'done',
  versions: { browser: 'Test/1' },
  steps: [step('page'), step('address'), broken, step('websocket', { status: 'skipped' })],
  first: 'server',
  suggestedProxy: 'edge.test:7443',
  messages: [{ atMs: 5, direction: 'sent', text: 'REGISTER sip:x SIP/2.0\r\nVia: y\r\n\r\n' }],
  candidates: ['host udp 10.0.0.1:5'],
};

async function shown(diagnostics: DiagnosticsState | null): Promise<TestHost> {
  const host = await fixture<TestHost>(html`<connection-test-host></connection-test-host>`);
  host.phone.set({ diagnostics });
  await host.updateComplete;
  return host;
}

const text = (host: TestHost, part: string): string =>
  host.shadowRoot?.querySelector(`[part=${part}]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';

function press(host: TestHost, label: string): void {
  const buttons = [...(host.shadowRoot?.querySelectorAll('button') ?? [])];
  const button = buttons.find((one) => one.textContent.trim() === label);
  if (!button) throw new Error(`no button ${label}`);
  button.click();
}

describe('the connection test in a form', () => {
  it('tests what stands in the form, with the number that was typed', async () => {
    const host = await shown(null);
    await expect(host).shadowDom.to.be.accessible();
    const input = host.shadowRoot?.querySelector('input');
    if (input) input.value = ' *43 ';
    press(host, 'Check connection');
    expect(host.asked[0]).to.deep.include({
      target: '*43',
      config: { server: 'wss://draft.test/ws' },
    });
  });

  it('says politely what is being tested, and can be cancelled', async () => {
    const host = await shown(null);
    press(host, 'Check connection');
    const steps = [step('page'), step('address', { status: 'running' })];
    host.phone.set({ diagnostics: { status: 'running', steps } });
    await host.updateComplete;
    expect(text(host, 'test-summary')).to.equal('Testing: Address');
    expect(host.shadowRoot?.querySelector('[part=test-summary]')?.role).to.equal('status');
    expect(host.asked[0]?.signal?.aborted).to.equal(false);
    press(host, 'Cancel');
    expect(host.asked[0]?.signal?.aborted).to.equal(true);
    await expect(host).shadowDom.to.be.accessible();
  });

  it('says what to see to first, why, and every cure; state is in words, not in colour alone', async () => {
    const host = await shown({ status: 'done', steps: report.steps, report });
    expect(text(host, 'test-summary')).to.match(
      /^See to this first: Server\. Nothing could be reached/,
    );
    const lines = [...(host.shadowRoot?.querySelectorAll('[part=test-step-status]') ?? [])];
    expect(lines.map((line) => line.textContent)).to.deep.equal([
      'works',
      'works',
      'broken',
      'not tested',
    ]);
    expect(host.shadowRoot?.querySelectorAll('[part=test-advice] li').length).to.be.greaterThan(4);
    const link = host.shadowRoot?.querySelector('a');
    expect(link?.href).to.equal('https://pbx.test:8089/');
    expect(link?.rel).to.equal('noopener noreferrer');
    expect(host.shadowRoot?.querySelector('details')?.open).to.equal(false);
    await expect(host).shadowDom.to.be.accessible();
  });

  it('offers what was found, and puts it in only when pressed', async () => {
    const host = await shown({ status: 'done', steps: report.steps, report });
    const server: Suggestion = { field: 'server', value: 'wss://pbx.test:8089/ws' };
    const proxy: Suggestion = { field: 'outboundProxy', value: 'edge.test:7443' };
    host.suggestions.push(server, proxy);
    host.requestUpdate();
    await host.updateComplete;
    await expect(host).shadowDom.to.be.accessible();
    expect(host.taken).to.deep.equal([]);
    press(host, 'Use wss://pbx.test:8089/ws');
    press(host, 'Use edge.test:7443');
    expect(host.taken).to.deep.equal([server, proxy]);
  });

  it('says when all is well, when it was cancelled, and when it could not be made', async () => {
    const steps = [step('page'), step('stun', { status: 'skipped' })];
    const host = await shown({ status: 'done', steps, report: { ...report, steps } });
    expect(text(host, 'test-summary')).to.equal('Everything that was tested works');
    host.phone.set({ diagnostics: { status: 'cancelled', steps } });
    await host.updateComplete;
    expect(text(host, 'test-summary')).to.equal('The test was cancelled');
    host.phone.set({ diagnostics: { status: 'failed', steps: [] } });
    await host.updateComplete;
    expect(text(host, 'test-summary')).to.equal('The test could not be made');
  });

  it('shows text of a server as text, never as markup', async () => {
    const seen = { reason: '<img src=x onerror=alert(1)>' };
    const steps = [step('account', { status: 'failed', diagnosis: 'server-error', seen })];
    const host = await shown({ status: 'done', steps, report: { ...report, steps } });
    expect(host.shadowRoot?.querySelector('img')).to.equal(null);
    expect(text(host, 'test-details')).to.include('<img src=x onerror=alert(1)>');
  });
});

describe('the report as text', () => {
  it('begins with what to do, and has layers, candidates and exchange', () => {
    const lines = reportText(report);
    expect(lines.indexOf('Server: Nothing could be reached')).to.be.lessThan(
      lines.indexOf('page:'),
    );
    expect(lines).to.include('server: broken [unreachable-or-untrusted] 12 ms');
    expect(lines).to.include('closeCode: 1006');
    expect(lines).to.include('host udp 10.0.0.1:5');
    expect(lines).to.include('→ 5 ms\nREGISTER sip:x SIP/2.0\nVia: y');
  });
});
