import { html, nothing, type TemplateResult } from 'lit';
import { callPath } from '../../shared/icon.js';
import { timer } from '../../shared/timer.js';
import {
  endPath,
  micOffPath,
  pausePath,
  reconnectPath,
  volumeOffPath,
} from '../../shared/icons.js';
import { action } from '../../shared/action.js';
import { controls } from './controls.js';
import type { Actions, Card, ViewModel } from './view.js';

export const inCallView = (model: ViewModel, actions: Actions): Card => {
  const { t, call, soundBlocked, soundElsewhere, micLost } = model;
  return {
    icon: call?.muted || micLost ? micOffPath : callPath,
    tone: micLost ? 'danger' : call?.muted ? 'quiet' : 'good',
    title: t(micLost ? 'micLost' : 'inCall'),
    subtitle: timer(model.seconds),
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
  subtitle: timer(model.seconds),
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
  subtitle: timer(model.seconds),
  actions: end(model, actions),
});

const end = ({ t }: ViewModel, { hangup }: Actions): TemplateResult =>
  action({ label: t('end'), tone: 'danger', path: endPath, first: true, press: hangup });
