import type { Reason } from '../i18n/problems.js';
import { callOf } from '../../core/selectors.js';
import type { CallSnapshot, PhoneState } from '../../core/state.js';
import type { ButtonUi } from './ui-state.js';

/** Everything a visitor can be shown; exactly one at a time. */
export type VisitorState =
  | 'hidden'
  | 'idle'
  | 'notice'
  | 'primer'
  | 'permission'
  | 'blocked'
  | 'no-mic'
  | 'unsupported'
  | 'insecure'
  | 'connecting'
  | 'ringing'
  | 'queued'
  | 'in-call'
  | 'held'
  | 'reconnecting'
  | 'ended'
  | 'failed';

const stateByReason: Partial<Record<Reason, VisitorState>> = {
  'media/permission-denied': 'blocked',
  'media/permission-dismissed': 'blocked',
  'media/permission-policy': 'blocked',
  'device/microphone-missing': 'no-mic',
  'device/not-found': 'no-mic',
  'media/unsupported': 'unsupported',
  'media/insecure-page': 'insecure',
  completed: 'ended',
  transferred: 'ended',
  'answered-elsewhere': 'ended',
  cancelled: 'idle',
  'call/cancelled': 'idle',
};

/** The one state that applies now. */
export function visitorStateOf(phone: PhoneState, ui: ButtonUi, ready: boolean): VisitorState {
  if (!ready) return 'hidden';
  switch (ui.step) {
    case 'none':
      return 'idle';
    case 'notice':
    case 'primer':
      return ui.step;
    case 'problem':
      return stateByReason[ui.error ?? 'failed'] ?? 'failed';
    case 'call': {
      const call = callOf(phone, ui.callId);
      return call ? stateOfCall(call, phone.devices) : 'connecting';
    }
  }
}

function stateOfCall(call: CallSnapshot, devices: PhoneState['devices']): VisitorState {
  const { state, queue, hold } = call;
  switch (state) {
    case 'dialing':
    case 'answering':
      // Until a microphone was handed over, the browser may still be asking.
      return devices.permission === 'prompt' && devices.effective.microphone === undefined
        ? 'permission'
        : 'connecting';
    case 'ringing':
      return queue ? 'queued' : 'ringing';
    case 'connected':
      // The place in the queue is told while it rings and stands there afterwards.
      return hold.remote ? 'held' : 'in-call';
    case 'recovering':
      return 'reconnecting';
    case 'ending':
      return call.answeredAt ? 'ended' : 'connecting';
    case 'ended':
      return stateByReason[reasonOf(call) ?? 'failed'] ?? 'failed';
  }
}

/** Why the call is over; undefined while it is not. The error says more than the outcome. */
export function reasonOf(call: CallSnapshot): Reason | undefined {
  return call.end?.error?.code ?? call.end?.outcome;
}
