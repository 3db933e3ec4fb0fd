import { waitUntil } from '@open-wc/testing';
import type {
  DiagnosticsReport,
  DiagnosticsState,
  DiagnosticStep,
} from '../../../src/core/diagnostics.js';
import type { Phone } from '../../../src/core/phone.js';
import type { PhoneState } from '../../../src/core/state.js';
import {
  all,
  createSettings,
  endSettings,
  fillAccount,
  paste,
  press,
  type,
  type SettingsUnderTest,
} from '../../components/support/settings.js';
import type { Scene } from './scene.js';

type Arrange = (form: SettingsUnderTest) => Promise<unknown>;

const step = (
  name: DiagnosticStep['name'],
  status: DiagnosticStep['status'],
  more: Partial<DiagnosticStep> = {},
): DiagnosticStep => ({
  name,
  status,
  ...(status === 'skipped' ? {} : { tookMs: 12 }),
  seen: {},
  ...more,
});

const report: DiagnosticsReport = {
  startedAt: '2026-03-02T10:00:00.000Z',
  tookMs: 900,
  outcome: 'done',
  versions: { browser: 'Test/1' },
  steps: [
    step('page', 'passed'),
    step('address', 'passed'),
    step('server', 'failed', {
      diagnosis: 'unreachable-or-untrusted',
      seen: { checkUrl: 'https://pbx.example.com:8089/', closeCode: 1006 },
    }),
    step('websocket', 'skipped'),
    step('account', 'skipped'),
    step('microphone', 'warned', { diagnosis: 'microphone-silent' }),
  ],
  first: 'server',
  messages: [],
  candidates: [],
};

/** The phone's connection test has just ended. */
function tested(phone: Phone): void {
  const { state } = phone;
  const diagnostics: DiagnosticsState = { status: 'done', steps: report.steps, report };
  Object.defineProperty(phone, 'state', { get: (): PhoneState => ({ ...state, diagnostics }) });
}

const opened =
  (index: number): Arrange =>
  async ({ el }) => {
    const details = all(el, 'details')[index];
    if (details instanceof HTMLDetailsElement) details.open = true;
    await el.updateComplete;
  };

const states: Readonly<Record<string, { arrange: Arrange; attributes?: Record<string, string> }>> =
  {
    empty: { arrange: () => Promise.resolve() },
    filled: { arrange: ({ el }) => fillAccount(el) },
    problems: {
      arrange: async ({ el }) => {
        await type(el, 'server', 'https://pbx.example.com:8089/janus');
        await type(el, 'port', '5060');
        await press(el, 'Save');
      },
    },
    refused: { arrange: ({ el }) => paste(el, 'server', 'udp://pbx.example.com:5060') },
    advanced: { arrange: opened(0) },
    devices: {
      arrange: async (form) => {
        await opened(all(form.el, 'details').length - 1)(form);
        await waitUntil(() => all(form.el, '[part=devices]').length, 'no devices');
      },
    },
    test: {
      arrange: async (form) => {
        tested(form.phone);
        await opened(1)(form);
        await waitUntil(() => all(form.el, '[part=test-step]').length, 'no test');
      },
    },
    asking: { arrange: ({ el }) => press(el, 'Forget this device') },
    user: {
      attributes: { mode: 'user', server: 'wss://pbx.example.com:8089/ws', username: '1001' },
      arrange: () => Promise.resolve(),
    },
  };

export const settingsScenes: readonly Scene[] = Object.entries(states).map(
  ([name, { arrange, attributes = {} }]) => ({
    name: `settings ${name}`,
    draw: async () => {
      await endSettings();
      const form = await createSettings(attributes);
      await arrange(form);
      await form.el.updateComplete;
      return form.el;
    },
  }),
);
