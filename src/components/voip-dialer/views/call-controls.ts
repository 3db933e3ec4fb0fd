import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../../core/state.js';
import { action } from '../../shared/action.js';
import { icon } from '../../shared/icon.js';
import { micOffPath, micPath, pausePath, volumeOffPath, volumePath } from '../../shared/icons.js';
import {
  cameraPath,
  mergePath,
  recordPath,
  screenPath,
  splitPath,
  swapPath,
  transferPath,
} from '../icons.js';
import type { DialerModel } from '../dialer-model.js';
import { splitAction } from './conference-view.js';
import type { DialerActions } from './dialer-actions.js';

interface Toggle {
  readonly part: string;
  readonly label: string;
  readonly path: string;
  readonly on: boolean;
  readonly can: boolean;
  readonly keys?: string | undefined;
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
    ${mainToggles(call, model, actions)}
    ${[
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
      ...jointControls(call, model, actions),
    ].map(toggle)}
  </div>`;
}

/** The two that are at hand however little room there is. */
export const mainToggles = (
  call: CallSnapshot,
  { t, shortcuts }: DialerModel,
  { toggleMute, toggleHold }: DialerActions,
): TemplateResult[] => [
  toggle({
    part: 'mute',
    label: t('mute'),
    path: call.muted ? micOffPath : micPath,
    on: call.muted,
    can: call.can.mute === true,
    keys: shortcuts?.keys.mute,
    press: () => toggleMute(call),
  }),
  toggle({
    part: 'hold',
    label: t('hold'),
    path: pausePath,
    on: call.hold.local === 'on',
    can: call.can.hold === true,
    keys: shortcuts?.keys.hold,
    press: () => toggleHold(call),
  }),
];

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

/** What is there only where it can be done: another call to join with, a PBX that records when asked. */
function jointControls(
  call: CallSnapshot,
  { t }: DialerModel,
  { merge, split, toggleRecording }: DialerActions,
): Toggle[] {
  const { conference, recording, recordingAsked } = call;
  const offMerge = { part: 'merge', label: t('merge'), path: mergePath, on: false };
  const offSplit = { part: 'split', label: t('split'), path: splitPath, on: false };
  return [
    ...(call.can.merge === true ? [{ ...offMerge, can: true, press: merge }] : []),
    ...(conference ? [{ ...offSplit, can: true, press: () => split(call.id) }] : []),
    ...(call.can.record === 'not-supported'
      ? []
      : [
          {
            part: 'record',
            label: t('record'),
            path: recordPath,
            on: recording === 'on' || recordingAsked === 'on',
            can: call.can.record === true,
            press: () => toggleRecording(call),
          },
        ]),
  ];
}

/** What can be done with a call beside the active one: it takes its place. */
export function waitingControls(
  call: CallSnapshot,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  const { t, active } = model;
  if (call.conference) return splitAction(call, model, actions);
  if (call.hold.local !== 'on') return nothing;
  const talking = active?.state === 'connected' && active.hold.local === 'off';
  return action({
    label: t(talking ? 'swap' : 'resume'),
    tone: 'quiet',
    path: swapPath,
    disabled: call.can.hold !== true,
    press: () => actions.toggleHold(call),
  });
}

/** Not `disabled`: that would take the focus away from Hold while the other side is being asked. */
const toggle = ({ part, label, path, on, can, keys, press }: Toggle): TemplateResult =>
  html`<button
    type="button"
    part="tile ${part}"
    aria-pressed=${on}
    aria-disabled=${can ? 'false' : 'true'}
    aria-keyshortcuts=${keys ?? nothing}
    @click=${can ? press : nothing}
  >
    ${icon(path)}<span>${label}</span>
  </button>`;
