import type {
  CallId,
  CallSnapshot,
  PresenceChange,
  WatchedExtension,
} from '../../../core/state.js';
import type { DialerView } from '../dialer-ui.js';

/** What an agent can do in the dialer. */
export interface DialerActions {
  /** What stands in the number field now. */
  typed(text: string): void;
  pasted(text: string): void;
  /** A key of the keypad, wherever it goes. */
  key(tone: string): void;
  deleteLast(): void;
  /** Calls what stands in the field; the last number again when nothing does. */
  dial(): void;
  choose(number: string): void;
  /** The next of the tones dialled behind the number. */
  sendPostDial(): void;
  callAgain(call: CallSnapshot): void;
  /** Brings back the number dialled last. */
  recall(): void;
  toggleKeypad(): void;
  /** The field is for tones of the active call, or for another number. */
  useFieldFor(what: 'call' | 'number'): void;
  sendTones(tones: string): void;
  /** As `dial()`, with the camera. */
  dialVideo(): void;
  answer(id: CallId): void;
  answerVideo(id: CallId): void;
  setVideo(id: CallId, on: boolean): void;
  shareScreen(id: CallId, on: boolean): void;
  endAndAnswer(id: CallId): void;
  decline(id: CallId): void;
  /** Stops the ringtone of a call, and leaves it ringing. */
  silence(id: CallId): void;
  end(id: CallId): void;
  toggleMute(call: CallSnapshot): void;
  toggleHold(call: CallSnapshot): void;
  toggleSpeaker(call: CallSnapshot): void;
  /** Opens or closes the field for the number to transfer to. */
  toggleTransfer(call: CallSnapshot): void;
  transferTyped(text: string): void;
  /** At once, or after asking there first. */
  transfer(how: 'blind' | 'attended'): void;
  completeTransfer(id: CallId): void;
  cancelTransfer(id: CallId): void;
  toggleDevices(): void;
  /** Opens or closes the figures of how a call sounds. */
  toggleQuality(id: CallId): void;
  /** Joins all calls that can be. */
  merge(): void;
  /** On with this one alone. */
  split(id: CallId): void;
  toggleRecording(call: CallSnapshot): void;
  dismissResult(id: CallId): void;
  dismissProblem(): void;
  show(view: DialerView): void;
  /** Calls it as it is: it was named by the page, not typed. */
  callTarget(target: string): void;
  /** Takes the call that rings there. */
  pickUp(watched: WatchedExtension): void;
  unlockSound(): void;
  takeOver(): void;
  signIn(username: string, password: string): void;
  connect(): void;
  /** Opens or closes what changes the presence. */
  togglePresence(): void;
  setPresence(change: PresenceChange): void;
  toggleNotifications(): void;
  signOut(): void;
}
