import { html, nothing, type TemplateResult } from 'lit';
import { callPath } from '../../shared/icon.js';
import { clock } from '../../shared/format.js';
import {
  endPath,
  micOffPath,
  pausePath,
  reconnectPath,
  volumeOffPath,
} from '../../shared/icons.js';
import { action } from './action.js';
import { controls } from './controls.js';
import type { Actions, Card, ViewModel } from './view.js';

export const inCallView = (model: ViewModel, actions: Actions): Card => {
  const { t, call, soundBlocked, soundElsewhere, micLost } = model;
  return {
    icon: call?.muted || micLost ? micOffPath : callPath,
    tone: micLost ? 'danger' : call?.muted ? 'quiet' : 'good',
    title: t(micLost ? 'micLost' : 'inCall'),
    subtitle: timer(model),
    ...(micLost || soundElsewhere ? { text: t(micLost ? 'micLostNext' : 'soundElsewhere') } : {}),
    body: html`${
      soundElsewhere || soundBlocked
        ? action({
            label: t(soundElsewhere ? 'useHere' : 'hearSound'),
            tone: 'accent',
            path: soundElsewhere ? callPath : volumeOffPath,
            press: soundElsewhere ? actions.takeOver : actions.unlockSound,
          })
        : nothing
    }${controls(model, actions)}`,
    actions: end(model, actions),
  };
};

export const heldView = (model: ViewModel, actions: Actions): Card => ({
  icon: pausePath,
  tone: 'quiet',
  title: model.t('held'),
  subtitle: timer(model),
  text: model.t('heldText'),
  body: controls(model, actions),
  actions: end(model, actions),
});

export const reconnectingView = (model: ViewModel, actions: Actions): Card => ({
  icon: reconnectPath,
  tone: 'danger',
  title: model.t('reconnecting'),
  short: model.t('reconnectingShort'),
  pending: true,
  subtitle: timer(model),
  actions: end(model, actions),
});

/** `role=timer` is silent to screen readers, unlike a live region that changes every second. */
const timer = ({ seconds }: ViewModel): TemplateResult =>
  html`<span role="timer" part="timer"><bdi dir="ltr">${clock(seconds)}</bdi></span>`;

const end = ({ t }: ViewModel, { hangup }: Actions): TemplateResult =>
  action({ label: t('end'), tone: 'danger', path: endPath, first: true, press: hangup });
