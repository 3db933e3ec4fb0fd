import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { secondsSince } from '../../shared/format.js';
import { timer } from '../../shared/timer.js';
import { action } from '../../shared/action.js';
import { endPath } from '../../shared/icons.js';
import { nameOf, type DialerModel } from '../dialer-model.js';
import { callControls, waitingControls } from './call-controls.js';
import { joinedView } from './conference-view.js';
import type { DialerActions } from './dialer-actions.js';
import { incomingActions } from './incoming-view.js';
import { videoOffer } from './video-offer-view.js';

/** One call: who, what is going on, and what can be done about it. */
export function callView(
  call: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const { t, active, ui, fetched } = model;
  const { transfer } = fetched;
  const { state, direction } = call;
  const name = nameOf(call, model);
  const rings = direction === 'incoming' && state === 'ringing';
  const label = rings ? t('incomingSaid', { name }) : t('inCallWith', { name });
  // A group, no landmark: those of two callers of one name could not be told apart.
  return html`<section
    role="group"
    part=${call === active ? 'call call-active' : 'call'}
    data-state=${rings ? 'incoming' : state}
    aria-label=${label}
  >
    ${whoView(call, model)} ${qualityOf(call, model, actions)}
    ${
      rings
        ? incomingActions(call, model, actions)
        : html`${joinedView(call, model)}
            ${call === active ? model.pictures?.(call, model) : nothing}
            ${videoOffer(call, model, actions)}
            ${call === active ? callControls(call, model, actions) : nothing}
            ${ui.transfer?.id === call.id && call.can.transfer === true ? transfer?.transferForm(model, actions) : nothing}
            ${transfer?.transferStatus(call, model, actions)}
            <div part="actions">
              ${call === active ? nothing : waitingControls(call, model, actions)}
              ${endButton(call, model, actions)}
            </div>`
    }
  </section>`;
}

/** Only while it is measured: on hold nobody listens. */
function qualityOf(
  { id, state, hold }: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  const quality = model.quality[id];
  const measured = state === 'connected' && hold.local === 'off' && !hold.remote;
  if (!quality || !measured) return nothing;
  return model.fetched.quality?.qualityView(id, quality, model, actions) ?? nothing;
}

const endButton = (
  call: CallSnapshot,
  { t, active, shortcuts }: DialerModel,
  { end }: DialerActions,
): TemplateResult =>
  action({
    label: t('end'),
    tone: 'danger',
    path: endPath,
    disabled: call.state === 'ending',
    keys: call === active ? shortcuts?.keys.hangup : undefined,
    press: () => end(call.id),
  });

/** Name, number where it says more, and how it stands. */
export function whoView(call: CallSnapshot, model: DialerModel): TemplateResult {
  const { t } = model;
  const name = nameOf(call, model);
  const { remote, queue } = call;
  const written = model.formatter?.displayNumber(remote.raw) ?? remote.raw;
  const number = remote.anonymous || written === name ? '' : written;
  return html`<div part="who">
    <strong part="caller"><bdi>${name}</bdi></strong>
    ${number ? html`<bdi part="call-number" dir="ltr">${number}</bdi>` : nothing}
    ${queue?.name ? html`<span part="call-queue">${t('queueName', { name: queue.name })}</span>` : nothing}
    <span part="call-status">${statusOf(call, model)}</span>
  </div>`;
}

/** What is going on, and the time. */
export function statusOf(call: CallSnapshot, model: DialerModel): unknown {
  const { t } = model;
  switch (call.state) {
    case 'dialing':
      return t('dialing', { number: call.remote.raw });
    case 'ringing':
      if (call.autoAnswer) return t('autoAnswering');
      if (call.direction === 'incoming') return t('incoming');
      return t(call.earlyMedia ? 'earlyMedia' : 'ringing');
    case 'answering':
      return t('answering');
    case 'recovering':
      return t('reconnectingShort');
    case 'ending':
      return t('ending');
    case 'connected':
    case 'ended':
      return html`${holdText(call, model)} ${timer(secondsSince(call.answeredAt, model.now))}`;
  }
}

function holdText({ hold, conference }: CallSnapshot, { t }: DialerModel): string {
  if (hold.remote) return t('heldByOther');
  if (conference) return t('inConference');
  return t(hold.local === 'on' ? 'held' : 'connected');
}
