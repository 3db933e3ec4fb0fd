import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/voip-dialer/define.js';
// Fetched ahead: what a test waits for is the dialer, not the dev server.
import '../../../src/components/voip-dialer/dialer.js';
import '../../../src/components/voip-dialer/contacts/contacts-panel.js';
import '../../../src/components/voip-dialer/recents/recents-panel.js';
import '../../../src/components/voip-dialer/suggestions/suggestions.js';
import type { VoipDialer } from '../../../src/components/voip-dialer/voip-dialer.js';
import type { PhoneConfig } from '../../../src/core/config.js';
import type { Intent } from '../../../src/core/intents.js';
import { phones } from '../../../src/core/registry.js';
import {
  initialState,
  type CallSnapshot,
  type PhoneState,
  type SettingsState,
} from '../../../src/core/state.js';
import { StubPhone } from './stub-phone.js';

/** Notes what it is configured with, too. */
export class DialerPhone extends StubPhone {
  readonly configured: PhoneConfig[] = [];
  /** What the dialer has said of it, last first. */
  readonly attached: PhoneConfig[] = [];

  static override named(name: string): DialerPhone {
    const phone = new DialerPhone(name);
    phones().set(name, phone);
    return phone;
  }

  override configure(config: PhoneConfig): Promise<void> {
    this.configured.push(config);
    return Promise.resolve();
  }

  override attach(element: HTMLElement, config: PhoneConfig): void {
    this.attached.unshift(config);
    super.attach(element, config);
  }

  /** Puts these calls into the state, oldest first. */
  showAll(calls: readonly CallSnapshot[], activeId: string | null): void {
    const byId = Object.fromEntries(calls.map((call) => [call.id, call]));
    this.set({ calls: { byId, order: calls.map(({ id }) => id), activeId } });
  }

  asks<T extends Intent['type']>(type: T): Extract<Intent, { type: T }>[] {
    return this.intents.filter((one): one is Extract<Intent, { type: T }> => one.type === type);
  }
}

export const settings: SettingsState = {
  configured: true,
  servers: ['wss://pbx.example/ws'],
  domain: 'pbx.example',
  username: '1002',
  authUser: '1002',
  displayName: 'Anna',
  auth: 'secret',
  register: true,
  outboundProxy: '',
  target: '',
  codecs: ['opus'],
  maxCalls: 2,
  onLeave: 'keep',
  tokenSrc: '',
  callLog: 'keep',
  autoAnswer: 'off',
  video: false,
  record: '',
  watch: [],
  voicemail: '',
  pickupCode: '*8',
  error: null,
};

/** A line that was confirmed so many seconds ago. */
export const registered = (seconds = 1): Partial<PhoneState> => ({
  core: 'ready',
  settings,
  connection: {
    ...initialState.connection,
    status: 'connected',
    lastConfirmedAt: new Date(Date.now() - seconds * 1000).toISOString(),
  },
  registration: { status: 'registered', expiresAt: null, error: null },
});

let count = 0;

/** A dialer on a phone of its own, which is registered unless the state says otherwise. */
export async function createDialer(
  attributes: Readonly<Record<string, string>> = {},
  state: Partial<PhoneState> = registered(),
): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const name = `dialer-${(count += 1)}`;
  const phone = DialerPhone.named(name);
  phone.set(state);
  const el = document.createElement('voip-dialer');
  const all = { 'phone-name': name, server: 'wss://pbx.example/ws', ...attributes };
  for (const [key, value] of Object.entries(all)) el.setAttribute(key, value);
  await fixture(html`<div>${el}</div>`);
  await waitUntil(() => part(el, 'dialer'), 'no dialer was drawn');
  return { el, phone };
}

/** The same in a call that was answered five seconds ago, or in these calls, the first of them active. */
export async function createInCall(
  ...calls: readonly CallSnapshot[]
): Promise<{ el: VoipDialer; phone: DialerPhone }> {
  const dialer = await createDialer();
  dialer.phone.showAll(calls, calls[0]?.id ?? null);
  await drawn(dialer.el);
  // Fetched with the first call.
  await import('../../../src/components/voip-dialer/views/transfer-view.js');
  await drawn(dialer.el);
  return dialer;
}

/** What was changed has been drawn, and what follows from that. */
export async function drawn(el: VoipDialer): Promise<void> {
  await el.updateComplete;
  await el.updateComplete;
}

const rootOf = (el: HTMLElement): ParentNode => el.shadowRoot ?? el;

export const parts = (el: HTMLElement, name: string): HTMLElement[] => [
  ...rootOf(el).querySelectorAll<HTMLElement>(`[part~="${name}"]`),
];

export const part = (el: HTMLElement, name: string): HTMLElement | null =>
  parts(el, name)[0] ?? null;

const flat = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

export const textOf = (el: HTMLElement, name: string): string => flat(part(el, name)?.textContent);

/** What a button is called. */
export const nameOf = (button: Element): string =>
  button.getAttribute('aria-label') ?? flat(button.textContent);

export const buttons = (el: HTMLElement): HTMLButtonElement[] => [
  ...rootOf(el).querySelectorAll('button'),
];

/** The one button of that name, in the dialer or in one card of it. */
export function button(el: HTMLElement, name: string): HTMLButtonElement {
  const found = buttons(el).filter((one) => nameOf(one) === name);
  const [only] = found;
  if (!only || found.length > 1) {
    throw new Error(`${found.length} × ${name} among ${buttons(el).map(nameOf).join()}`);
  }
  return only;
}

export async function press(el: VoipDialer, name: string, within: HTMLElement = el): Promise<void> {
  button(within, name).click();
  await drawn(el);
}

/** The card of a call, by who is at the other end. */
export function cardOf(el: VoipDialer, caller: string): HTMLElement {
  const card = parts(el, 'call').find((one) => textOf(one, 'caller') === caller);
  if (!card) throw new Error(`no call with ${caller}`);
  return card;
}

export function input(el: VoipDialer): HTMLInputElement {
  const found = part(el, 'number-input');
  if (!(found instanceof HTMLInputElement)) throw new Error('no number field');
  return found;
}

/** Types at the end of the field, as a keyboard does: one input event a character. */
export async function type(el: VoipDialer, text: string): Promise<void> {
  for (const char of text) {
    const field = input(el);
    field.value += char;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await drawn(el);
  }
}

/** Presses a key where the focus is taken to be. Returns whether it is left to the browser. */
export async function key(
  el: VoipDialer,
  at: HTMLElement,
  name: string,
  modifiers: KeyboardEventInit = {},
): Promise<boolean> {
  const all = { key: name, bubbles: true, composed: true, cancelable: true, ...modifiers };
  const left = at.dispatchEvent(new KeyboardEvent('keydown', all));
  await drawn(el);
  return left;
}

/** Pastes into the field. Returns whether it is left to the browser. */
export async function paste(el: VoipDialer, text: string): Promise<boolean> {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  const left = input(el).dispatchEvent(event);
  await drawn(el);
  return left;
}

/** What is focused in the dialer. */
export const focused = (el: VoipDialer): Element | null => el.shadowRoot?.activeElement ?? null;

/** What screen readers are told. */
export const said = (el: VoipDialer, role: 'status' | 'alert'): string =>
  flat(el.shadowRoot?.querySelector(`[role=${role}]`)?.textContent);

beforeEach(() => localStorage.clear());
