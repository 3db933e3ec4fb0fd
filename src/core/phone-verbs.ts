import type { DiagnoseOptions, DiagnosticsReport } from './diagnostics.js';
import type { Contacts } from './contacts.js';
import type { Engine } from './engine/engine.js';
import { hasActivation } from './gesture.js';
import type { HistoryEdit, HistoryPage, HistoryQuery } from './history.js';
import { createId } from './ids.js';
import type { CallOptions, Intent } from './intents.js';
import type { CallId, DeviceKind, PhoneState, PresenceChange, RecordingWish } from './state.js';
import type { CallPictures } from './video.js';

/**
 * What a page may ask of the phone. Each verb becomes an intent; it resolves when it took effect and
 * rejects with a `VoipError` when it did not.
 */
export abstract class PhoneVerbs extends EventTarget {
  abstract get state(): PhoneState;
  /** Fetches the engine now instead of with the first intent. */
  abstract load(): Promise<Engine>;
  abstract request(asked: Intent, source?: HTMLElement): Promise<void>;

  connect(): Promise<void> {
    return this.request({ type: 'connect' });
  }
  disconnect(): Promise<void> {
    return this.request({ type: 'disconnect' });
  }
  /** Resolves with the call's id when the INVITE has left. `source` is the element the user pressed. */
  call(target: string, options: CallOptions = {}, source?: HTMLElement): Promise<CallId> {
    if (typeof target !== 'string') throw new TypeError('target'); // must be a string
    const id = createId();
    const activated = hasActivation();
    return this.request({ type: 'call', id, target, options, activated }, source).then(() => id);
  }
  /** Takes the call that rings at another extension, by the setting `pickupCode`. As `call()`. */
  pickUp(extension: string, options?: CallOptions, source?: HTMLElement): Promise<CallId> {
    return this.call((this.state.settings?.pickupCode ?? '*8') + extension, options, source);
  }
  /** With `video` also the own camera is opened, where the other side offers video. */
  answer(id: CallId, options?: { video?: boolean }): Promise<void> {
    return this.request({ type: 'answer', id, ...options });
  }
  decline(id: CallId): Promise<void> {
    return this.request({ type: 'decline', id });
  }
  /** Stops the ringtone of a call that rings, in every tab; the caller goes on waiting. */
  silence(id: CallId): Promise<void> {
    return this.request({ type: 'silence', id });
  }
  hangup(id: CallId): Promise<void> {
    return this.request({ type: 'hangup', id });
  }
  hangupAll(): Promise<void> {
    return this.request({ type: 'hangupAll' });
  }
  /** Resolves when the other side has agreed. */
  hold(id: CallId): Promise<void> {
    return this.request({ type: 'hold', id });
  }
  resume(id: CallId): Promise<void> {
    return this.request({ type: 'resume', id });
  }
  swap(): Promise<void> {
    return this.request({ type: 'swap' });
  }
  /** Without an id: the active call. */
  mute(id?: CallId): Promise<void> {
    return this.request({ type: 'mute', id, on: true });
  }
  unmute(id?: CallId): Promise<void> {
    return this.request({ type: 'mute', id, on: false });
  }
  muteSpeaker(id: CallId): Promise<void> {
    return this.request({ type: 'muteSpeaker', id, on: true });
  }
  unmuteSpeaker(id: CallId): Promise<void> {
    return this.request({ type: 'muteSpeaker', id, on: false });
  }
  /** Tones as for RTCDTMFSender: 0-9 A-D * # and `,` for a pause of two seconds. */
  sendDtmf(id: CallId, tones: string): Promise<void> {
    return this.request({ type: 'sendDtmf', id, tones });
  }
  /**
   * Blind: the other side shall call `target`, and we are out. Resolves when the target has answered and the call is
   * over (`transferred`). Rejects when that did not come about, and the call goes on: `call/transfer-failed`
   * (`detail.status`: how it was refused; none when nobody said), `call/invalid-target`, `call/invalid-state`, `network/…`.
   */
  transfer(id: CallId, target: string): Promise<void> {
    return this.request({ type: 'transfer', id, target });
  }
  /**
   * Attended: holds the call and calls `target`, to ask there first. Resolves with the id of that call when its INVITE
   * has left, rejects like `call()`. The first one waits until `completeTransfer()`, `cancelTransfer()` or `resume()`.
   */
  startTransfer(id: CallId, target: string): Promise<CallId> {
    const consultId = createId();
    return this.request({ type: 'transfer', id, target, consultId }).then(() => consultId);
  }
  /**
   * Joins the other side of the call with the target, who must have answered. Resolves and rejects like
   * `transfer()`; both calls are over then, or both go on as they were. `id` is that of the first call.
   */
  completeTransfer(id: CallId): Promise<void> {
    return this.request({ type: 'endTransfer', id, join: true });
  }
  /** Ends the call to the target, if it still goes on, and resumes the first, whose `id` it is. */
  cancelTransfer(id: CallId): Promise<void> {
    return this.request({ type: 'endTransfer', id, join: false });
  }
  /** Joins calls, mixed here; others are held. `media/playback-blocked` where the browser starts no sound: all is as before. */
  merge(ids: readonly CallId[]): Promise<void> {
    return this.request({ type: 'merge', ids });
  }
  /** Ends the conversation: the call `id` goes on alone, the others are held. */
  split(id: CallId): Promise<void> {
    return this.request({ type: 'split', id });
  }
  /** Offers the own camera, or accepts with it; off ends or declines. Resolves when the other side has answered. */
  setVideo(id: CallId, on: boolean): Promise<void> {
    return this.request({ type: 'setVideo', id, on });
  }
  /** The screen in place of the camera, which comes back after it. Asks the user what to share, so it takes a press. */
  shareScreen(id: CallId, on: boolean): Promise<void> {
    return this.request({ type: 'shareScreen', id, on });
  }
  /** To be played; others when `call.video` changes. Another tab's calls have none here. */
  async videoOf(id: CallId): Promise<CallPictures> {
    return (await this.load()).videoOf(id);
  }
  /** For all tabs, kept. With `dnd` and `away` no call rings. TypeError, or `call/invalid-state` when `until` is over. */
  setPresence(presence: PresenceChange): Promise<void> {
    return this.request({ type: 'setPresence', ...presence });
  }
  /** By the PBX, as the setting `record` says. Resolves when it has agreed, or the feature code was sent (`unknown`). */
  setRecording(id: CallId, recording: RecordingWish): Promise<void> {
    return this.request({ type: 'setRecording', id, recording });
  }
  /** Brings line, calls and media into this tab, which is asked for its microphone before. */
  takeOver(): Promise<void> {
    return this.request({ type: 'takeOver' });
  }
  /** Loudness of the calls in this browser, or of its ringtone, 0 to 1. */
  setVolume(volume: number, of?: 'ringer'): Promise<void> {
    return this.request({ type: 'setVolume', volume, of });
  }
  /** From now on, also in calls; '' for the default, which also stands in while it is unplugged. Rejects with `device/…`. */
  setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.request({ type: 'setDevice', kind, deviceId });
  }
  /** Calls of the log, newest first. Rejects with `config/not-configured` unless `callLog` is `keep`. */
  async history(query?: HistoryQuery): Promise<HistoryPage> {
    const engine = await this.load();
    return engine.history(query);
  }
  /** Missed calls seen, one entry or all removed, a note. Rejects with `call/not-found` for an unknown id. */
  editHistory(edit: HistoryEdit): Promise<void> {
    return this.request({ type: 'editHistory', ...edit });
  }
  /** Rejects with `config/not-configured` without an account. */
  async contacts(): Promise<Contacts> {
    return (await this.load()).contacts();
  }
  /** Tests the connection layer by layer, beside the live one, which stays as it is. Resolves whatever is found. */
  async diagnose(options?: DiagnoseOptions): Promise<DiagnosticsReport> {
    return (await this.load()).diagnose(options);
  }
}
