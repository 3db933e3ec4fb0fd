import type { Direction } from '../signaling.js';

/** What reached the fake PBX, as plain data for assertions. Calls are named by `FakeCall.id`. */
export type FakeLogEntry =
  | { readonly type: 'connect'; readonly server: string }
  | { readonly type: 'disconnect' }
  | { readonly type: 'register'; readonly username: string; readonly refresh: boolean }
  /** An extension, or `messages`. */
  | { readonly type: 'subscribe' | 'unsubscribe'; readonly what: string }
  | { readonly type: 'unregister' | 'ask'; readonly username: string }
  | {
      readonly type: 'invite';
      readonly call: string;
      readonly target: string;
      readonly displayName: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly type: 'answer' | 'cancel' | 'bye' | 'replace'; readonly call: string }
  | { readonly type: 'reject'; readonly call: string; readonly status: number }
  | {
      readonly type: 'renegotiate';
      readonly call: string;
      readonly direction: Direction;
      readonly iceRestart: boolean;
      readonly accepted: boolean;
    }
  /** `to`: what was dialled, or the Call-ID of the call whose place is taken. */
  | { readonly type: 'refer'; readonly call: string; readonly to: string }
  | {
      readonly type: 'info';
      readonly call: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly type: 'dtmf'; readonly call: string; readonly tones: string };
