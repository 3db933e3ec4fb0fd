import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { layoutText } from '../../i18n/layout-words.js';
import { action } from '../../shared/action.js';
import { callPath } from '../../shared/icon.js';
import { secondsSince } from '../../shared/format.js';
import { timer } from '../../shared/timer.js';
import { endPath } from '../../shared/icons.js';
import { nameOf, ringingCall, type DialerModel } from '../dialer-model.js';
import { mainToggles } from '../views/call-controls.js';
import { statusOf } from '../views/call-view.js';
import type { DialerActions } from '../views/dialer-actions.js';

/** The call that a closed phone shows: one that rings waits for an answer. */
export const compactCallOf = (model: DialerModel): CallSnapshot | undefined =>
  ringingCall(model) ?? model.calls[0];

/** Who it is and how long, in two lines. */
export function compactWho(call: CallSnapshot, model: DialerModel): TemplateResult {
  const others = model.calls.length - 1;
  const t = layoutText(model.strings);
  const { state, hold, conference, answeredAt } = call;
  const isPlain = state === 'connected' && hold.local === 'off' && !hold.remote && !conference;
  // The time says that it is connected, in a third of the room.
  const time = isPlain ? timer(secondsSince(answeredAt, model.now)) : undefined;
  return html`<div part="who">
    <strong part="caller"><bdi>${nameOf(call, model)}</bdi></strong>
    <span part="call-status"
      >${time ?? statusOf(call, model)}${others ? html` <span part="more-calls">${t('moreCalls', { n: others })}</span>` : nothing}</span
    >
  </div>`;
}

/** Of what can be done the part that cannot wait. */
export function compactActions(
  call: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const { t, calls } = model;
  const { id, state } = call;
  const keys = model.shortcuts?.keys;
  if (rings(call)) {
    const inCall = calls.some((one) => one.id !== id && one.answeredAt);
    return html`<div part="actions answer-actions">
      ${action({
        label: t(inCall ? 'holdAndAnswer' : 'answer'),
        tone: 'good',
        path: callPath,
        keys: keys?.answer,
        press: () => actions.answer(id),
      })}
      ${action({ label: t('decline'), tone: 'danger', path: endPath, press: () => actions.decline(id) })}
    </div>`;
  }
  const talks = call.answeredAt !== undefined && state !== 'ending';
  return html`<div part="actions">
    ${talks ? mainToggles(call, model, actions) : nothing}
    ${action({
      label: t('end'),
      tone: 'danger',
      path: endPath,
      disabled: state === 'ending',
      keys: call === model.active ? keys?.hangup : undefined,
      press: () => actions.end(id),
    })}
  </div>`;
}

const rings = ({ direction, state }: CallSnapshot): boolean =>
  direction === 'incoming' && state === 'ringing';

/** How the group of it is called. */
export const compactName = (call: CallSnapshot, model: DialerModel): string =>
  model.t(rings(call) ? 'incomingSaid' : 'inCallWith', { name: nameOf(call, model) });

export const compactState = (call: CallSnapshot): string => (rings(call) ? 'incoming' : call.state);
