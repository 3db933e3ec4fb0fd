import { expect, waitUntil } from '@open-wc/testing';
import type { DiagnosticsReport } from '../../src/core/diagnostics.js';
import { createFakePbx, type FakePbx } from '../../src/core/signaling/fake/index.js';
import {
  all,
  createSettings,
  endSettings,
  fillAccount,
  input,
  one,
  press,
  textOf,
  type,
  type SettingsUnderTest,
} from './support/settings.js';

beforeEach(endSettings);
afterEach(endSettings);

const found = '#server-found';
const named = '#outboundProxy-found';
const focused = ({ el }: SettingsUnderTest): string =>
  el.shadowRoot?.activeElement?.getAttribute('name') ?? '';

/** A form in which the test has found something; what it finds is told, since no server is behind `pbx.test`. */
async function tested(
  report: Partial<DiagnosticsReport>,
  attributes: Readonly<Record<string, string>> = {},
  pbx: FakePbx = createFakePbx(),
): Promise<SettingsUnderTest> {
  const form = await createSettings(attributes, pbx);
  const { el, phone } = form;
  if (!attributes['server']) await fillAccount(el);
  const seen = { servers: 'wss://pbx.test/ws' };
  const steps = [{ name: 'address', status: 'passed', seen }] as const;
  const whole: DiagnosticsReport = {
    startedAt: '2026-01-01T00:00:00.000Z',
    tookMs: 1,
    outcome: 'done',
    versions: {},
    messages: [],
    candidates: [],
    steps,
    ...report,
  };
  const { state } = phone;
  const diagnostics = { status: 'done', steps, report: whole } as const;
  Object.defineProperty(phone, 'state', { get: () => ({ ...state, diagnostics }) });
  el.requestUpdate();
  await el.updateComplete;
  return form;
}

const server = { suggestedServer: 'wss://pbx.test:8089/ws' };

describe('what the connection test finds for <voip-settings>', () => {
  it('an address stands below the field, which a press fills; the cursor goes there, and it is said', async () => {
    const form = await tested(server);
    const { el } = form;
    expect(textOf(el, found)).to.contain('found SIP at another address');
    expect(input(el, 'server').getAttribute('aria-describedby')).to.contain('server-found');
    expect(input(el, 'server').value).to.equal('wss://pbx.test/ws');
    await expect(el).shadowDom.to.be.accessible();
    await press(el, 'Use wss://pbx.test:8089/ws');
    expect([input(el, 'server').value, input(el, 'port').value]).to.deep.equal([
      'wss://pbx.test/ws',
      '8089',
    ]);
    await waitUntil(() => focused(form) === 'server', 'the field has the focus');
    expect(textOf(el, '[part=done]')).to.equal('Filled in: Server / domain, Port');
    expect(one(el, '[part=done]').role).to.equal('status');
    expect(all(el, found)).to.deep.equal([]);
  });

  it('a proxy that was named opens Advanced, and fills its field there', async () => {
    const form = await tested({ suggestedProxy: 'edge.test:7443' });
    const { el } = form;
    expect(textOf(el, named)).to.contain('names this proxy');
    one(el, `${named} button`).click();
    await waitUntil(() => focused(form) === 'outboundProxy', 'the field has the focus');
    expect(input(el, 'outboundProxy').value).to.equal('edge.test:7443');
    expect(one(el, 'details:has([name=outboundProxy])')).to.have.property('open', true);
    expect(all(el, named)).to.deep.equal([]);
  });

  it('is not offered any more for another server than the one that was tested', async () => {
    const { el } = await tested({ ...server, suggestedProxy: 'edge.test:7443' });
    await type(el, 'server', 'other.test');
    expect([...all(el, found), ...all(el, named)]).to.deep.equal([]);
  });

  it('is not offered where it stands already, however it is written', async () => {
    const { el } = await tested({ suggestedServer: 'wss://pbx.test/ws' });
    expect(all(el, found)).to.deep.equal([]);
    await type(el, 'server', 'pbx.test');
    expect(all(el, found)).to.deep.equal([]);
  });

  it('is not offered where the page or an administrator says the server', async () => {
    const byPage = await tested(server, { server: 'wss://pbx.test/ws', username: '1' });
    expect(all(byPage.el, found)).to.deep.equal([]);
    await endSettings();
    const byAdmin = await tested(server, { mode: 'user' });
    expect(all(byAdmin.el, found)).to.deep.equal([]);
  });
});
