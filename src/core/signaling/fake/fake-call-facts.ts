import type { Direction } from '../signaling.js';

export type FakeCallState = 'new' | 'ringing' | 'answered' | 'ended';

/** What the phone did with the call. */
export type FakeCallEvent =
  | { readonly type: 'ringing' | 'answered' | 'ended' }
  | { readonly type: 'refused'; readonly status: number }
  | { readonly type: 'offered'; readonly direction: Direction };

export interface FakeCallFacts {
  /** Names the call in the log. */
  readonly id: string;
  /** As the phone sees it. */
  readonly direction: 'incoming' | 'outgoing';
  /** What the phone dialled, or the user that was called. */
  readonly target: string;
  /** `X-` headers of the INVITE. */
  readonly headers: Readonly<Record<string, string>>;
}
