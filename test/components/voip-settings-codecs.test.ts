import { expect, waitUntil } from '@open-wc/testing';
import {
  all,
  createSettings,
  endSettings,
  fillAccount,
  input,
  press,
  said,
  stored,
  textOf,
  type SettingsUnderTest,
} from './support/settings.js';

beforeEach(endSettings);
afterEach(endSettings);

const focused = ({ el }: SettingsUnderTest): string =>
  el.shadowRoot?.activeElement?.getAttribute('name') ?? '';
const registers = ({ pbx }: SettingsUnderTest): number =>
  pbx.log.filter(({ type }) => type === 'register').length;

describe('the codecs in <voip-settings>', () => {
  const names = (form: SettingsUnderTest): string[] =>
    all(form.el, '[part=codec] label').map((label) => label.textContent.trim());
  const master = ({ el }: SettingsUnderTest): HTMLInputElement => input(el, 'codecs');
  const boxes = ({ el }: SettingsUnderTest): HTMLInputElement[] =>
    all(el, '[part=codec] input').filter((box) => box instanceof HTMLInputElement);

  it('are all chosen at first, and G.729 says why it cannot be', async () => {
    const form = await createSettings();
    expect(master(form).checked).to.equal(true);
    expect(boxes(form).every((box) => box.checked)).to.equal(true);
    expect(boxes(form).at(-1)?.disabled).to.equal(true);
    expect(textOf(form.el, '#g729-why')).to.contain('gateway has to transcode');
  });

  it('are chosen all at once, none, or some of them', async () => {
    const form = await createSettings();
    boxes(form)[0]?.click();
    await form.el.updateComplete;
    expect([master(form).indeterminate, master(form).checked]).to.deep.equal([true, false]);
    master(form).click();
    await form.el.updateComplete;
    expect([master(form).indeterminate, master(form).checked]).to.deep.equal([false, true]);
    master(form).click();
    await form.el.updateComplete;
    expect(boxes(form).filter((box) => box.checked && !box.disabled)).to.deep.equal([]);
    expect(textOf(form.el, '#codecs-problem')).to.contain('No browser can send G.729');
    await fillAccount(form.el);
    await press(form.el, 'Connect');
    await waitUntil(() => focused(form) === 'codecs', 'the codecs have the focus');
    expect(registers(form)).to.equal(0);
  });

  it('are ordered by buttons, and saved in that order, G.729 among them', async () => {
    const form = await createSettings();
    await press(form.el, 'Move G.711 A-law up');
    expect(names(form)).to.deep.equal(['Opus', 'G.722', 'G.711 A-law', 'G.711 µ-law', 'G.729']);
    boxes(form)[0]?.click();
    await fillAccount(form.el);
    await press(form.el, 'Save');
    await said(form.el);
    expect(await stored()).to.have.deep.nested.property('settings.codecs', [
      'g722',
      'pcma',
      'pcmu',
      'g729',
    ]);
    expect(form.phone.state.settings?.codecs).to.deep.equal(['g722', 'pcma', 'pcmu', 'g729']);
  });
});
