import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { VoipErrorCode } from '../../src/core/errors.js';
import type { CallEnd, CallSnapshot } from '../../src/core/state.js';
import type { VoipButton } from '../../src/components/voip-button/voip-button.js';
import { createButton, dial, part, partOf, permissionIs, show } from './support/button.js';
import { answered, callWith, type StubPhone } from './support/stub-phone.js';

type Arrange = (el: VoipButton, phone: StubPhone) => Promise<void>;

const call =
  (make: (id: string) => CallSnapshot): Arrange =>
  async (el, phone) => {
    await show(el, phone, make(await dial(el, phone)));
  };

const over = (outcome: CallEnd['outcome'], code?: VoipErrorCode): Arrange =>
  call((id) =>
    callWith(id, {
      state: 'ended',
      end: {
        by: 'remote',
        outcome,
        ...(code ? { error: { code, category: 'media', retryable: false, detail: {} } } : {}),
      },
    }),
  );

/** Every state a visitor can be in, and what leads there. */
const states: Readonly<Record<string, Arrange>> = {
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
  permission: call((id) => callWith(id)),
  connecting: async (el, phone) => {
    await dial(el, phone);
  },
  ringing: call((id) => callWith(id, { state: 'ringing', ringingAt: new Date().toISOString() })),
  queued: call((id) => callWith(id, { state: 'ringing', queue: { position: 3, etaSec: 240 } })),
  'in-call': call((id) => answered(id, 83)),
  held: call((id) => answered(id, 83, { hold: { local: 'off', remote: true, seconds: 0 } })),
  reconnecting: call((id) => answered(id, 83, { state: 'recovering' })),
  ended: over('completed'),
  blocked: over('media-failed', 'media/permission-denied'),
  'no-mic': over('device-failed', 'device/microphone-missing'),
  unsupported: over('media-failed', 'media/unsupported'),
  insecure: over('media-failed', 'media/insecure-page'),
  failed: over('busy'),
};

/** The panel as it stands when it has come in. */
async function stillPanel(el: VoipButton): Promise<HTMLElement> {
  const panel = await partOf(el, 'panel');
  for (const animation of panel.getAnimations({ subtree: true })) animation.cancel();
  return panel;
}

describe('<voip-button> is accessible', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  it('idle', async () => {
    const { el } = await createButton();
    await expect(el).to.be.accessible();
  });

  for (const variant of ['icon', 'bar', 'link']) {
    it(`idle as ${variant}`, async () => {
      const { el } = await createButton({ variant });
      await expect(el).to.be.accessible();
      expect(part(el, 'button')?.textContent.trim()).to.equal('Call support');
    });
  }

  for (const [state, arrange] of Object.entries(states)) {
    for (const theme of ['light', 'dark']) {
      it(`${state}, ${theme}`, async () => {
        await setViewport({ width: 800, height: 700 });
        const { el, phone } = await createButton({
          theme,
          'fallback-tel': '+1 800 555 0199',
          'fallback-mailto': 'help@example.com',
          'fallback-url': '/contact',
        });
        if (state === 'permission') {
          phone.set({ devices: { ...phone.state.devices, permission: 'prompt' } });
        }
        await arrange(el, phone);
        const panel = await stillPanel(el);
        expect(panel.dataset.state).to.equal(state);
        await expect(el).to.be.accessible();
      });
    }
  }

  it('with the keypad open', async () => {
    const { el, phone } = await createButton();
    await states['in-call']?.(el, phone);
    part(el, 'keypad-toggle')?.click();
    await partOf(el, 'keypad');
    await stillPanel(el);
    await expect(el).to.be.accessible();
  });

  it('every target is at least 44 px high, and nothing is wider than a narrow screen', async () => {
    await setViewport({ width: 360, height: 640 });
    for (const [state, arrange] of Object.entries(states)) {
      const { el, phone } = await createButton({ 'fallback-tel': '+1 800 555 0199' });
      await arrange(el, phone);
      const panel = await stillPanel(el);
      for (const target of panel.querySelectorAll('button, a, input')) {
        const { height, right, left } = target.getBoundingClientRect();
        expect(height, `${state}: ${target.outerHTML}`).to.be.at.least(44);
        expect(left).to.be.at.least(0);
        expect(right).to.be.at.most(360);
      }
      el.parentElement?.remove();
    }
  });
});
