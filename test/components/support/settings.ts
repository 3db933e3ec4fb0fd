import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/components/voip-settings/define.js';
// Fetched ahead: what a test waits for is the form, not the dev server.
import '../../../src/components/voip-settings/settings-form.js';
import type { VoipSettings } from '../../../src/components/voip-settings/voip-settings.js';
import { Phone } from '../../../src/core/phone.js';
import { phones } from '../../../src/core/registry.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import { IdbStorage } from '../../../src/core/storage/idb-storage.js';

export interface SettingsUnderTest {
  readonly el: VoipSettings;
  readonly phone: Phone;
  readonly pbx: FakePbx;
}

const name = 'settings-under-test';

/** A form on a phone with the whole engine in it, whose PBX exists in memory. */
export async function createSettings(
  attributes: Readonly<Record<string, string>> = {},
  pbx: FakePbx = createFakePbx(),
): Promise<SettingsUnderTest> {
  const phone = new Phone(name);
  phones().set(name, phone);
  await phone.configure({ signaling: pbx.factory });
  const el = document.createElement('voip-settings');
  for (const [key, value] of Object.entries({ 'phone-name': name, ...attributes })) {
    el.setAttribute(key, value);
  }
  await fixture(html`<div>${el}</div>`);
  await waitUntil(() => all(el, 'form[data-ready]').length, 'no form was drawn');
  return { el, phone, pbx };
}

/** Leaves nothing for the next test. */
export async function endSettings(): Promise<void> {
  document.querySelectorAll('voip-settings').forEach((el) => el.remove());
  const phone = phones().get(name);
  await (phone instanceof Phone ? phone.dispose() : undefined);
  sessionStorage.clear();
  localStorage.clear();
  const storage = new IdbStorage();
  for (const key of ['vault', 'devices', `settings ${name}`]) await storage.delete(key);
}

export const stored = (): Promise<unknown> => new IdbStorage().get(`settings ${name}`);

export const all = (el: VoipSettings, selector: string): HTMLElement[] => [
  ...(el.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

export function one(el: VoipSettings, selector: string): HTMLElement {
  const [found] = all(el, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

export function input(el: VoipSettings, field: string): HTMLInputElement {
  const found = one(el, `input[name="${field}"]`);
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${field}`);
  return found;
}

/** As a keyboard does, and leaves the field. */
export async function type(el: VoipSettings, field: string, value: string): Promise<void> {
  const at = input(el, field);
  at.value = value;
  at.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  at.dispatchEvent(new Event('change', { bubbles: true }));
  await el.updateComplete;
}

/** Whether it is left to the browser. */
export async function paste(el: VoipSettings, field: string, text: string): Promise<boolean> {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: data });
  const left = input(el, field).dispatchEvent(event);
  await el.updateComplete;
  return left;
}

const flat = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

export const textOf = (el: VoipSettings, selector: string): string =>
  all(el, selector)
    .map((found) => flat(found.textContent))
    .join(' | ');

export function button(el: VoipSettings, label: string): HTMLButtonElement {
  const found = all(el, 'button').filter(
    (at) => (at.getAttribute('aria-label') ?? flat(at.textContent)) === label,
  );
  const [only] = found;
  if (!(only instanceof HTMLButtonElement)) {
    throw new Error(
      `no ${label} among ${all(el, 'button')
        .map((at) => flat(at.textContent))
        .join()}`,
    );
  }
  return only;
}

export async function press(el: VoipSettings, label: string): Promise<void> {
  button(el, label).click();
  await el.updateComplete;
  await el.updateComplete;
}

/** An account of the PBX in memory. */
export async function fillAccount(el: VoipSettings, password = 'secret-1001'): Promise<void> {
  await type(el, 'server', 'wss://pbx.test/ws');
  await type(el, 'username', '1001');
  input(el, 'secret').value = password;
}

export const said = (el: VoipSettings): Promise<void> =>
  waitUntil(() => textOf(el, '[part=done]') === 'Saved', 'it was not saved');
