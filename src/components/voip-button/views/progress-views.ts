import { callPath } from '../../shared/icon.js';
import { endPath, micPath, queuePath } from '../../shared/icons.js';
import { spokenDuration } from '../../shared/format.js';
import { action } from '../../shared/action.js';
import { controls } from './controls.js';
import type { Actions, Card, ViewModel } from './view.js';

export const permissionView = (model: ViewModel, actions: Actions): Card => ({
  icon: micPath,
  tone: 'accent',
  title: model.t('permissionTitle'),
  pending: true,
  text: model.t('permissionText'),
  actions: cancel(model, actions),
});

export const connectingView = (model: ViewModel, actions: Actions): Card => ({
  icon: callPath,
  tone: 'accent',
  title: model.t('connecting'),
  pending: true,
  actions: cancel(model, actions),
});

export const ringingView = (model: ViewModel, actions: Actions): Card => ({
  icon: callPath,
  tone: 'accent',
  title: model.t('ringing'),
  pending: true,
  body: controls(model, actions),
  actions: cancel(model, actions),
});

export const queuedView = (model: ViewModel, actions: Actions): Card => ({
  icon: queuePath,
  tone: 'accent',
  title: queuedTitle(model),
  pending: true,
  text: waitText(model),
  body: controls(model, actions),
  actions: cancel(model, actions),
});

export function queuedTitle({ t, call }: ViewModel): string {
  const position = call?.queue?.position;
  return position === undefined ? t('queuedUnknown') : t('queued', { n: position });
}

function waitText({ t, call, lang }: ViewModel): string {
  const seconds = call?.queue?.etaSec;
  if (seconds === undefined) return t('queuedText');
  // A forecast in seconds would only look exact.
  const time = spokenDuration(Math.max(60, Math.round(seconds / 60) * 60), lang);
  return t('queuedWait', { time });
}

const cancel = ({ t, call }: ViewModel, { hangup }: Actions) =>
  action({
    label: t('cancel'),
    tone: 'danger',
    path: endPath,
    first: true,
    disabled: call?.state === 'ending',
    press: hangup,
  });
