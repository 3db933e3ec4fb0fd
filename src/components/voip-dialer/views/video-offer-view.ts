import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { action } from '../../shared/action.js';
import { cameraPath } from '../icons.js';
import { nameOf, type DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** The other side offers video in a call: nobody is seen before it is accepted here. */
export function videoOffer(
  call: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  const { t, video } = model;
  if (!call.video.offered || !call.answeredAt || video === 'off') return nothing;
  const disabled = call.can.video !== true;
  const text = t('videoOffered', { name: nameOf(call, model) });
  return html`<div part="video-offer" role="group" aria-label=${text}>
    <p part="hint">${text}</p>
    <div part="actions">
      ${
        video === 'ready'
          ? action({
              label: t('acceptVideo'),
              tone: 'good',
              path: cameraPath,
              disabled,
              press: () => actions.setVideo(call.id, true),
            })
          : nothing
      }
      ${action({
        label: t('declineVideo'),
        tone: 'quiet',
        disabled,
        press: () => actions.setVideo(call.id, false),
      })}
    </div>
  </div>`;
}
