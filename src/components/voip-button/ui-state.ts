import type { VoipErrorCode } from '../../core/errors.js';
import type { CallId, DevicesState } from '../../core/state.js';

/** What the button knows by itself; everything else is the phone's snapshot. */
export interface ButtonUi {
  /** Where the visitor stands before, and apart from, what the call says. */
  readonly step: 'none' | 'notice' | 'primer' | 'call' | 'problem';
  /** The visitor pressed Continue on the notice in this visit. */
  readonly agreed: boolean;
  /** The call this button shows; not in the snapshot yet while the engine is being fetched. */
  readonly callId: CallId | null;
  /** With `problem`: what stands in the way, which no call tells. */
  readonly error: VoipErrorCode | 'incoming-call' | null;
  /** The devices in use when the microphone of this call went away; it is back when they are others. */
  readonly micLostFrom: DevicesState['effective'] | null;
  readonly open: boolean;
  readonly keypad: boolean;
}

export const initialUi: ButtonUi = {
  step: 'none',
  agreed: false,
  callId: null,
  error: null,
  micLostFrom: null,
  open: false,
  keypad: false,
};

/** What is known at the moment of the press, without waiting for anything. */
export interface Situation {
  readonly secure: boolean;
  readonly supported: boolean;
  /** `unknown` where the browser does not say, or has not said yet. */
  readonly permission: PermissionState | 'unknown';
  readonly hasNotice: boolean;
  /** Calls of this phone that are not this button's. */
  readonly otherCalls: 'none' | 'incoming' | 'some';
}

/** What a press in the panel that means "call", or the first of a visit, leads to. */
export function nextUi(from: ButtonUi, situation: Situation): ButtonUi {
  // Whatever else leads to a call, only this is a consent.
  const agreed = from.agreed || from.step === 'notice';
  const open = { ...initialUi, agreed, open: true };
  const error = obstacle(situation);
  if (error) return { ...open, step: 'problem', error };
  if (situation.hasNotice && !agreed) return { ...open, step: 'notice' };
  const asks = situation.permission === 'prompt' && from.step !== 'primer';
  if (asks) return { ...open, step: 'primer' };
  return { ...open, step: 'call' };
}

function obstacle({ secure, supported, permission, otherCalls }: Situation): ButtonUi['error'] {
  if (!secure) return 'media/insecure-page';
  if (!supported) return 'media/unsupported';
  if (permission === 'denied') return 'media/permission-denied';
  if (otherCalls === 'incoming') return 'incoming-call';
  return otherCalls === 'some' ? 'call/limit-reached' : null;
}
