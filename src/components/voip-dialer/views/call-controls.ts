import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { action } from '../../shared/action.js';
import { icon } from '../../shared/icon.js';
import { micOffPath, micPath, pausePath, volumeOffPath, volumePath } from '../../shared/icons.js';
import { cameraPath, screenPath, swapPath, transferPath } from '../icons.js';
import type { DialerModel } from '../dialer-model.js';
import type { DialerActions } from './dialer-actions.js';

interface Toggle {
  readonly part: string;
  readonly label: string;
  readonly path: string;
  readonly on: boolean;
  readonly can: boolean;
  press(): void;
}

/** What can be switched in a call that was answered. */
export function callControls(
  call: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  if (!call.answeredAt || call.state === 'ending') return nothing;
  const { t, ui } = model;
  return html`<div part="tiles">
    ${[
      {
        part: 'mute',
        label: t('mute'),
        path: call.muted ? micOffPath : micPath,
        on: call.muted,
        can: call.can.mute === true,
        press: () => actions.toggleMute(call),
      },
      {
        part: 'hold',
        label: t('hold'),
        path: pausePath,
        on: call.hold.local === 'on',
        can: call.can.hold === true,
        press: () => actions.toggleHold(call),
      },
      {
        part: 'speaker',
        label: t('speaker'),
        path: call.speakerMuted ? volumeOffPath : volumePath,
        on: call.speakerMuted,
        can: true,
        press: () => actions.toggleSpeaker(call),
      },
      {
        part: 'transfer-toggle',
        label: t('transfer'),
        path: transferPath,
        on: ui.transfer?.id === call.id,
        can: call.can.transfer === true,
        press: () => actions.toggleTransfer(call),
      },
      ...videoToggles(call, model, actions),
    ].map(toggle)}
  </div>`;
}

function videoToggles(
  { id, video, can }: CallSnapshot,
  { t, video: here }: DialerModel,
  { setVideo, shareScreen }: DialerActions,
): Toggle[] {
  if (here === 'off') return [];
  const camera = {
    part: 'camera',
    label: t('camera'),
    path: cameraPath,
    on: video.local && !video.screen,
    can: can.video === true && !video.screen && (video.local || here === 'ready'),
    press: () => setVideo(id, !video.local),
  };
  const screen = {
    part: 'screen',
    label: t('shareScreen'),
    path: screenPath,
    on: video.screen,
    can: can.video === true,
    press: () => shareScreen(id, !video.screen),
  };
  // No phone lets a page see its screen.
  return 'getDisplayMedia' in navigator.mediaDevices ? [camera, screen] : [camera];
}

/** What can be done with a call beside the active one: it takes its place. */
export function waitingControls(
  call: CallSnapshot,
  { t, active }: DialerModel,
  { toggleHold }: DialerActions,
): TemplateResult | typeof nothing {
  if (call.hold.local !== 'on') return nothing;
  const talking = active?.state === 'connected' && active.hold.local === 'off';
  return action({
    label: t(talking ? 'swap' : 'resume'),
    tone: 'quiet',
    path: swapPath,
    disabled: call.can.hold !== true,
    press: () => toggleHold(call),
  });
}

/** Not `disabled`: that would take the focus away from Hold while the other side is being asked. */
const toggle = ({ part, label, path, on, can, press }: Toggle): TemplateResult =>
  html`<button
    type="button"
    part="tile ${part}"
    aria-pressed=${on}
    aria-disabled=${can ? 'false' : 'true'}
    @click=${can ? press : nothing}
  >
    ${icon(path)}<span>${label}</span>
  </button>`;
