import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { action } from '../../shared/action.js';
import { callPath } from '../../shared/icon.js';
import { endPath, volumeOffPath } from '../../shared/icons.js';
import { cameraPath, swapPath } from '../icons.js';
import { ringingCall, type DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

/** Answer where the line begins, Decline where it ends, far enough apart. In a call there are two ways to answer. */
export function incomingActions(
  { id, silenced, video: { offered } }: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const { t, calls, video } = model;
  const keys = ringingCall(model)?.id === id ? model.shortcuts?.keys : undefined;
  const inCall = calls.some((call) => call.id !== id && call.answeredAt);
  const withVideo = offered && video === 'ready' && !inCall;
  return html`<div part="actions answer-actions">
      ${
        withVideo
          ? action({
              label: t('answerVideo'),
              tone: 'good',
              path: cameraPath,
              press: () => actions.answerVideo(id),
            })
          : nothing
      }
      ${action({
        label: t(inCall ? 'holdAndAnswer' : withVideo ? 'answerAudio' : 'answer'),
        tone: 'good',
        path: callPath,
        keys: keys?.answer,
        press: () => actions.answer(id),
      })}
      ${
        inCall
          ? action({
              label: t('endAndAnswer'),
              tone: 'quiet',
              path: swapPath,
              press: () => actions.endAndAnswer(id),
            })
          : nothing
      }
      ${action({
        label: t('decline'),
        tone: 'danger',
        path: endPath,
        keys: keys?.decline,
        press: () => actions.decline(id),
      })}
    </div>
    ${action({
      label: t(silenced ? 'silenced' : 'silence'),
      tone: 'quiet',
      path: volumeOffPath,
      disabled: silenced === true,
      press: () => actions.silence(id),
    })}`;
}
