import { waitUntil } from '@open-wc/testing';
import type { VoipButton } from '../../../src/components/voip-button/voip-button.js';
import type { VoipErrorCode } from '../../../src/core/errors.js';
import type { CallEnd, CallSnapshot } from '../../../src/core/state.js';
import {
  createButton,
  dial,
  part,
  partOf,
  permissionIs,
  show,
} from '../../components/support/button.js';
import { answered, callWith, type StubPhone } from '../../components/support/stub-phone.js';
import type { Scene } from './scene.js';

type Arrange = (el: VoipButton, phone: StubPhone) => Promise<unknown>;

const call =
  (make: (id: string) => CallSnapshot): Arrange =>
  async (el, phone) =>
    show(el, phone, make(await dial(el, phone)));

const over = (outcome: CallEnd['outcome'], code?: VoipErrorCode): Arrange =>
  call((id) => {
    const error = code && ({ code, category: 'media', retryable: false, detail: {} } as const);
    return callWith(id, {
      state: 'ended',
      end: { by: 'remote', outcome, ...(error ? { error } : {}) },
    });
  });

/** Every state a visitor can be in. */
const panels: Readonly<Record<string, Arrange>> = {
  notice: async (el) => {
    el.notice = 'Calls may be recorded.';
    el.noticeUrl = '/privacy';
    part(el, 'button')?.click();
    await partOf(el, 'notice');
  },
  primer: async (el) => {
    permissionIs('prompt');
    el.open();
    await partOf(el, 'panel');
    part(el, 'action')?.click();
    await waitUntil(() => part(el, 'panel')?.dataset.state === 'primer');
  },
  connecting: async (el, phone) => dial(el, phone),
  ringing: call((id) => callWith(id, { state: 'ringing', ringingAt: new Date().toISOString() })),
  queued: call((id) => callWith(id, { state: 'ringing', queue: { position: 3, etaSec: 240 } })),
  'in a call': call((id) => answered(id, 83, { muted: true })),
  keypad: async (el, phone) => {
    await call((id) => answered(id, 83))(el, phone);
    part(el, 'keypad-toggle')?.click();
    await partOf(el, 'keypad');
  },
  held: call((id) => answered(id, 83, { hold: { local: 'off', remote: true, seconds: 0 } })),
  reconnecting: call((id) => answered(id, 83, { state: 'recovering' })),
  ended: over('completed'),
  blocked: over('media-failed', 'media/permission-denied'),
  'no microphone': over('device-failed', 'device/microphone-missing'),
  unsupported: over('media-failed', 'media/unsupported'),
  failed: over('busy'),
};

const fallbacks = {
  'fallback-tel': '+1 800 555 0199',
  'fallback-mailto': 'help@example.com',
  'fallback-url': '/contact',
};

const variants = ['button', 'icon', 'bar', 'link'] as const;

export const buttonScenes: readonly Scene[] = [
  ...variants.map((variant) => ({
    name: `button ${variant}`,
    draw: async () => (await createButton({ variant: variant === 'button' ? null : variant })).el,
  })),
  ...Object.entries(panels).map(([name, arrange]) => ({
    name: `button panel ${name}`,
    over: true as const,
    draw: async () => {
      permissionIs('granted');
      const { el, phone } = await createButton(fallbacks);
      await arrange(el, phone);
      await partOf(el, 'panel');
      await el.updateComplete;
      return el;
    },
  })),
];
