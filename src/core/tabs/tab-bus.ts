import type { Intent } from '../intents.js';
import type { ErrorInfo } from '../errors.js';
import type { CallContext, PhoneState } from '../state.js';
import type { NoticeBody } from '../store.js';
import { lineLock } from './tab-leader.js';

/** The slices that tell of the line rather than of one page. */
export const lineSlices = [
  'connection',
  'registration',
  'devices',
  'calls',
  'recents',
  'presence',
  'quality',
  'subscriptions',
] as const;

export type LineState = Pick<PhoneState, (typeof lineSlices)[number]>;

/** What somebody wanted in another tab, as data. */
export interface Forwarded {
  readonly id: string;
  readonly intent: Intent;
  /** Of the page that it was wanted on. */
  readonly context: CallContext;
}

/** What the tabs of one account tell each other. Every change is told, never the whole tree. */
export type TabMessage =
  /** A tab has the line from now on; who wants to know more says hello. */
  | { readonly type: 'leads' }
  /** A tab that follows asks how things stand. */
  | { readonly type: 'hello' }
  | {
      readonly type: 'state';
      /** Names the leading tab; another one than before has begun anew. */
      readonly leader: string;
      /** It is a window that was opened to have the line: nobody takes that to ask for the microphone. */
      readonly callWindow: boolean;
      /** `off` since somebody disconnected the account: no other tab registers it by itself. */
      readonly wish: 'on' | 'off';
      readonly slices: Partial<LineState>;
      readonly sound: boolean;
    }
  | { readonly type: 'notice'; readonly body: NoticeBody }
  | { readonly type: 'intent'; readonly forwarded: Forwarded }
  /** It is being done: whoever asked may wait. */
  | { readonly type: 'taken'; readonly id: string }
  | {
      readonly type: 'done';
      readonly id: string;
      readonly error?: ErrorInfo;
      /** Of the TypeError it threw. */
      readonly wrongArgument?: string;
    };

/** Speaks to the other tabs of one account. */
export class TabBus {
  #channel: BroadcastChannel | undefined;

  /** Whether the browser has a way between tabs at all. */
  static get available(): boolean {
    return 'BroadcastChannel' in globalThis;
  }

  open(key: string, onMessage: (message: TabMessage) => void): void {
    this.close();
    this.#channel = new BroadcastChannel(lineLock(key));
    // Only this origin, in a version with the same messages, speaks here: the name holds both.
    this.#channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) =>
      onMessage(data),
    );
  }

  post(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
