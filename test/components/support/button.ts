import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/voip-button/define.js';
// Fetched ahead: what a test waits for is the button, not the dev server.
import '../../../src/components/voip-button/panel.js';
import type { VoipButton } from '../../../src/components/voip-button/voip-button.js';
import type { ErrorInfo } from '../../../src/core/errors.js';
import type { CallSnapshot } from '../../../src/core/state.js';
import { StubPhone } from './stub-phone.js';

let phones = 0;

/** A button on a phone of its own, enabled and configured unless the attributes say otherwise. */
export async function createButton(
  attributes: Readonly<Record<string, string | null>> = {},
  parent?: HTMLElement,
): Promise<{ el: VoipButton; phone: StubPhone }> {
  const name = `stub-${(phones += 1)}`;
  const phone = StubPhone.named(name);
  const el = document.createElement('voip-button');
  const all = {
    'phone-name': name,
    enabled: '',
    server: 'wss://pbx.example/ws',
    target: '0800',
    label: 'Call support',
    ...attributes,
  };
  for (const [key, value] of Object.entries(all)) if (value !== null) el.setAttribute(key, value);
  if (parent) parent.append(el);
  else await fixture(html`<div>${el}</div>`);
  await el.updateComplete;
  return { el, phone };
}

export const part = (el: VoipButton, name: string): HTMLElement | null =>
  el.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`) ?? null;

/** The part, once it is there. */
export async function partOf(el: VoipButton, name: string): Promise<HTMLElement> {
  await waitUntil(() => part(el, name), `no part ${name}`);
  const found = part(el, name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
}

/** Resolves when everything but the button itself has been fetched. */
export async function loaded(el: VoipButton): Promise<void> {
  await waitUntil(
    () => (el.shadowRoot?.adoptedStyleSheets.length ?? 0) > 1,
    'no panel was fetched',
  );
  await el.updateComplete;
}

export const textOf = (el: VoipButton, name: string): string =>
  (part(el, name)?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The large buttons at the end of the card, by their text. */
export function action(el: VoipButton, label: string): HTMLButtonElement {
  const all = [...(el.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part~=action]') ?? [])];
  const found = all.find((button) => button.textContent.trim() === label);
  if (!found)
    throw new Error(
      `no action ${label} among ${all.map((button) => button.textContent.trim()).join()}`,
    );
  return found;
}

/** Presses the button and waits until the call has been asked for. */
export async function dial(
  el: VoipButton,
  phone: StubPhone,
  button = part(el, 'button'),
): Promise<string> {
  button?.click();
  await waitUntil(() => phone.intents.some(({ type }) => type === 'call'), 'no call was asked for');
  await el.updateComplete;
  return phone.asked.id;
}

/** Shows a call's next snapshot and waits until it is drawn. */
export async function show(el: VoipButton, phone: StubPhone, call: CallSnapshot): Promise<void> {
  phone.show(call);
  await el.updateComplete;
  await el.updateComplete;
}

/** The next `voip-error` that comes by here. */
export const nextError = (at: HTMLElement): Promise<ErrorInfo> =>
  new Promise((resolve) => {
    at.addEventListener('voip-error', ({ detail }) => resolve(detail.error), { once: true });
  });

/** What the browser answers, as it does: one object whose state changes. */
const microphoneStatus = Object.assign(new EventTarget(), {
  name: 'microphone',
  state: 'granted',
  onchange: null,
});

/** What the browser says about the microphone, for one test. */
export function permissionIs(state: PermissionState | 'unknown'): void {
  const query = (): Promise<PermissionStatus> =>
    state === 'unknown'
      ? Promise.reject(new TypeError('not a permission'))
      : Promise.resolve(Object.assign(microphoneStatus, { state }));
  Object.defineProperty(navigator.permissions, 'query', { value: query, configurable: true });
}

/** The visitor changes the permission while the page is open. */
export function permissionBecomes(state: PermissionState): void {
  Object.assign(microphoneStatus, { state }).dispatchEvent(new Event('change'));
}

afterEach(() => {
  Reflect.deleteProperty(navigator.permissions, 'query');
});

beforeEach(() => permissionIs('granted'));

/** Notes what is written to the console by one of its methods, instead of writing it. */
export function captureConsole(method: 'warn' | 'error'): { lines: string[]; restore(): void } {
  const original = console[method];
  const lines: string[] = [];
  console[method] = (...args: unknown[]) => void lines.push(args.map(String).join(' '));
  return { lines, restore: () => void (console[method] = original) };
}
