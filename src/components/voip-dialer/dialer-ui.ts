import type { ErrorInfo } from '../../core/errors.js';
import type { ContactDraft } from '../../core/contacts.js';
import type { CallId } from '../../core/state.js';
import type { presenceMenu } from './views/presence-menu.js';

type PresenceMenu = typeof presenceMenu;

/** What is shown while there are no calls. */
export type DialerView = 'number' | 'recents' | 'contacts' | 'watched';

/** What the dialer knows by itself; everything else is in the phone's state. */
export interface DialerUi {
  readonly view: DialerView;
  /** Somebody to be kept, while that is being asked for from elsewhere. */
  readonly draft: ContactDraft | null;
  /** What stands in the number field. */
  readonly field: string;
  /** Where that came from. What nobody typed needs no suggestions. */
  readonly typedBy: 'keyboard' | 'keypad' | 'nobody';
  /** The numbers that a paste held, to choose from. */
  readonly found: readonly string[];
  readonly keypad: 'shown' | 'hidden';
  /** The same while there are calls, which need the room. */
  readonly callKeypad: 'shown' | 'hidden';
  /** Whether the field is for another number although there is a call that takes tones. */
  readonly fieldFor: 'call' | 'number';
  /** Tones that were dialled behind a number and wait for its answer, or, from the second on, for a press. */
  readonly postDial: { readonly id: CallId; readonly parts: readonly string[] } | null;
  /** The tones sent in the active call. */
  readonly sent: { readonly id: CallId; readonly tones: string } | null;
  /** To whom a call shall be handed over, while that is being typed. */
  readonly transfer: { readonly id: CallId; readonly field: string } | null;
  /** Sound and devices, in the place of the number field. */
  readonly devices: 'open' | 'closed';
  /** The call whose figures are open. */
  readonly quality: CallId | null;
  /** What was refused, and no call tells of it. */
  readonly problem: ErrorInfo | null;
  /** What became of something that was asked for, in words, for who does not see it. */
  readonly said: string;
  /** The call whose end has been seen. */
  readonly seen: CallId | null;
  /** Whose credentials are in force: typed in here, or given by the page. */
  readonly signedIn: 'typed' | 'given';
  /** What changes the presence, while that is open. */
  readonly presenceMenu: PresenceMenu | null;
  /** What was dialled last. */
  readonly last: string;
}

export const initialUi: DialerUi = {
  view: 'number',
  draft: null,
  field: '',
  typedBy: 'nobody',
  found: [],
  keypad: 'shown',
  callKeypad: 'hidden',
  fieldFor: 'call',
  postDial: null,
  sent: null,
  transfer: null,
  devices: 'closed',
  quality: null,
  problem: null,
  said: '',
  seen: null,
  signedIn: 'given',
  presenceMenu: null,
  last: '',
};
