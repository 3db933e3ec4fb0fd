import type { CallAudio } from '../media/call-audio.js';
import type { Microphone } from '../media/microphone.js';
import type { IncomingCall, Signaling } from '../signaling/signaling.js';
import type { CallContext, CallId, CallsState, Origin, SettingsState } from '../state.js';
import type { NoticeBody } from '../store.js';
import type { CallEvent } from './call-machine.js';

/** The account's signaling, ready to call, with what `token-src` decided about this call. */
export interface PreparedLine {
  readonly signaling: Signaling;
  /** Overrides the dialled target when the token is bound to one. */
  readonly target?: string;
}

export interface LineRequest {
  readonly purpose: 'call' | 'resume';
  readonly target: string;
  readonly callId: CallId;
}

export interface CallManagerOptions {
  read(): CallsState;
  write(next: CallsState, origin: Origin): void;
  settings(): SettingsState;
  /** The settings, or the `config/…` error that says why there are none to call with. */
  requireSettings(): SettingsState;
  /** @param wanted false as soon as the call is given up */
  prepareLine(request: LineRequest, wanted: () => boolean): Promise<PreparedLine>;
  contextOf(attributes: Readonly<Record<string, string>>, origin: Origin): CallContext;
  readonly microphone: Microphone;
  readonly audio: CallAudio;
  /** Facts that no state tells: digits sent, a call refused because all lines are busy. */
  notice(body: NoticeBody, origin: Origin): void;
  /** What happens to a call, in the light of what is being done with it. */
  judge(id: CallId, event: CallEvent): CallEvent;
  /** @throws VoipError why the call shall not ring */
  screen(call: IncomingCall): void;
  onIdle(): void;
  /** What a next page would need changed: the answer `records()` gives now is another. */
  onRecords(): void;
}
