import { expect, waitUntil } from '@open-wc/testing';
import '../../src/components/voip-dialer/layouts/page-layout.js';
import '../../src/components/voip-dialer/layouts/windows.js';
import '../../src/components/voip-dialer/settings/settings-panel.js';
import type { VoipDialer } from '../../src/components/voip-dialer/voip-dialer.js';
import { VoipError } from '../../src/core/errors.js';
import type { PhoneState } from '../../src/core/state.js';
import {
  createDialer,
  drawn,
  key,
  nameOf,
  part,
  parts,
  press,
  registered,
  settings,
} from './support/dialer.js';

/** An element as a form is one: its fields are its own. */
class SlottedForm extends HTMLElement {
  readonly field = document.createElement('input');

  constructor() {
    super();
    this.field.ariaLabel = 'Port';
    this.attachShadow({ mode: 'open' }).append(this.field);
  }
}
customElements.define('slotted-form', SlottedForm);

function slotted(el: VoipDialer): SlottedForm {
  const form = new SlottedForm();
  form.slot = 'settings';
  el.append(form);
  return form;
}

async function opened(
  attributes: Readonly<Record<string, string>> = {},
  state: Partial<PhoneState> = registered(),
): Promise<{ el: VoipDialer; form: SlottedForm }> {
  const { el } = await createDialer(attributes, state);
  const form = slotted(el);
  await waitUntil(() => part(el, 'settings-toggle'), 'no button was drawn');
  await press(el, 'Settings');
  await waitUntil(() => focused(el) === 'Close settings', 'the focus did not go there');
  return { el, form };
}

const focused = (el: VoipDialer): string => {
  const at = el.shadowRoot?.activeElement;
  return at ? nameOf(at) : '';
};
const isSeen = (element: HTMLElement): boolean => element.checkVisibility();
const signedOut: Partial<PhoneState> = {
  core: 'ready',
  settings: { ...settings, error: new VoipError('auth/credentials-needed').toInfo() },
};

describe('settings that a page puts into the dialer', () => {
  it('have no button where there are none, and one as soon as there are some', async () => {
    const { el } = await createDialer();
    expect(parts(el, 'settings-toggle')).to.deep.equal([]);
    const form = slotted(el);
    await waitUntil(() => part(el, 'settings-toggle'), 'no button was drawn');
    expect(isSeen(form)).to.equal(false);
    form.remove();
    await waitUntil(() => !part(el, 'settings-toggle'), 'the button stayed');
  });

  it('stand in the place of the number field, accessible, and the focus goes there', async () => {
    const { el, form } = await opened();
    expect(isSeen(form)).to.equal(true);
    expect(part(el, 'number-input')).to.equal(null);
    expect(part(el, 'settings-toggle')?.ariaExpanded).to.equal('true');
    await expect(el).to.be.accessible();
  });

  it('are left by their button and by Escape, and the focus returns', async () => {
    const { el, form } = await opened();
    await press(el, 'Close settings');
    await waitUntil(() => focused(el) === 'Settings', 'the focus did not return');
    expect(isSeen(form)).to.equal(false);
    await press(el, 'Settings');
    await waitUntil(() => focused(el) === 'Close settings', 'the focus did not go there');
    form.field.focus();
    await key(el, form.field, 'Escape');
    await waitUntil(() => focused(el) === 'Settings', 'the focus did not return');
    expect(part(el, 'number-input')).not.to.equal(null);
  });

  it('take what is typed into them: nothing of it comes into the number field', async () => {
    const { el, form } = await opened();
    form.field.focus();
    expect(await key(el, form.field, '5')).to.equal(true);
    await key(el, part(el, 'settings-toggle') ?? el, '6');
    await press(el, 'Close settings');
    await drawn(el);
    expect(part(el, 'number-input')).to.have.property('value', '');
  });

  for (const layout of ['page', 'bar', 'floating']) {
    it(`open in the layout ${layout}`, async () => {
      const { el } = await createDialer({ layout });
      el.open();
      const form = slotted(el);
      await waitUntil(() => part(el, 'settings-toggle'), 'no button was drawn');
      await press(el, 'Settings');
      await waitUntil(() => isSeen(form), 'they are not seen');
    });
  }

  it('can be opened before somebody has signed in', async () => {
    const { el, form } = await opened({}, signedOut);
    expect(isSeen(form)).to.equal(true);
    expect(part(el, 'sign-in')).to.equal(null);
    await press(el, 'Close settings');
    expect(part(el, 'sign-in')).not.to.equal(null);
  });
});
