import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { action } from '../../shared/action.js';
import { conferenceNames, nameOf, type DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** Who is in the conversation, and whether the PBX records it. */
export function joinedView(
  call: CallSnapshot,
  model: DialerModel,
): TemplateResult | typeof nothing {
  const names = call === model.active ? conferenceNames(call, model) : '';
  const recorded = recordingText(call, model.t);
  return html`${names ? html`<p part="conference">${model.t('conferenceWith', { names })}</p>` : nothing}
  ${recorded ? html`<p part="recording" data-recording=${call.recording}>${recorded}</p>` : nothing}`;
}

/** Of another call of the conversation: on with it alone. */
export function splitAction(
  call: CallSnapshot,
  model: DialerModel,
  { split }: DialerActions,
): TemplateResult {
  const { t } = model;
  return action({
    label: t('splitWith', { name: nameOf(call, model) }),
    tone: 'quiet',
    press: () => split(call.id),
  });
}

/** Nothing where nobody asked: whether it records by itself, no PBX tells. */
export function recordingText(
  { recording, recordingAsked }: CallSnapshot,
  t: DialerModel['t'],
): string {
  if (recording === 'on') return t('recordingOn');
  if (recording === 'paused') return t('recordingPaused');
  if (recording === 'off' || !recordingAsked) return '';
  return t(recordingAsked === 'on' ? 'recordingAskedOn' : 'recordingAskedOff');
}
