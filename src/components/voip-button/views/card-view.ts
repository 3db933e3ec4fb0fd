import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../shared/icon.js';
import { closePath, hidePath } from '../../shared/icons.js';
import type { VisitorState } from '../visitor-state.js';
import { idleView, noticeView, primerView } from './before-views.js';
import { heldView, inCallView, reconnectingView } from './call-views.js';
import { connectingView, permissionView, queuedView, ringingView } from './progress-views.js';
import { endedView, problemView } from './result-views.js';
import type { Actions, Card, ViewModel } from './view.js';
import { waysView } from './ways-view.js';

const views: Readonly<Record<VisitorState, (model: ViewModel, actions: Actions) => Card>> = {
  hidden: idleView,
  idle: idleView,
  notice: noticeView,
  primer: primerView,
  permission: permissionView,
  blocked: problemView,
  'no-mic': problemView,
  unsupported: problemView,
  insecure: problemView,
  connecting: connectingView,
  ringing: ringingView,
  queued: queuedView,
  'in-call': inCallView,
  held: heldView,
  reconnecting: reconnectingView,
  ended: endedView,
  failed: problemView,
};

/** States that go on when the panel is hidden. */
const ongoing: readonly VisitorState[] = [
  'permission',
  'connecting',
  'ringing',
  'queued',
  'in-call',
  'held',
  'reconnecting',
];

export const isOngoing = (state: VisitorState): boolean => ongoing.includes(state);

/** The card for the state that applies now. */
export const cardOf = (model: ViewModel, actions: Actions): Card =>
  views[model.state](model, actions);

export function cardView(card: Card, model: ViewModel, actions: Actions): TemplateResult {
  const { t, state, ways } = model;
  const hides = isOngoing(state);
  return html`
    <div part="header">
      <span part="badge badge-${card.tone}" ?data-pending=${card.pending}>${icon(card.icon)}</span>
      <div part="heading">
        <strong part="title" id="title">${card.title}</strong>
        ${card.subtitle ? html`<span part="subtitle">${card.subtitle}</span>` : nothing}
      </div>
      <button
        type="button"
        part="close"
        aria-label=${t(hides ? 'hide' : 'close')}
        @click=${actions.close}
      >
        ${icon(hides ? hidePath : closePath)}
      </button>
    </div>
    ${card.text ? html`<p part="text">${card.text}</p>` : nothing}
    ${card.body ? html`<div part="body">${card.body}</div>` : nothing}
    <div part="actions">${card.actions}</div>
    ${card.withWays && ways.length ? waysView(model, actions) : nothing}
  `;
}
