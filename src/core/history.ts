import type { VoipErrorCode } from './errors.js';
import type { QualitySummary } from './quality.js';
import type { CallId, CallSnapshot, Outcome, RecordRef, RemoteParty } from './state.js';

/** One call that is over, as plain data. What nobody needs to call back by is left out: pages, keys, headers. */
export interface HistoryEntry {
  /** The call's. */
  readonly id: CallId;
  readonly direction: CallSnapshot['direction'];
  readonly outcome: Outcome;
  readonly remote: {
    readonly raw: string;
    readonly e164?: string;
    readonly display: string;
    readonly name?: string;
    /** Where the name came from; absent in entries of earlier versions. */
    readonly nameSource?: RemoteParty['nameSource'];
    readonly anonymous: boolean;
  };
  /** Which of our numbers it was made with or came to. */
  readonly account: string;
  /** ISO 8601 instants. */
  readonly createdAt: string;
  readonly answeredAt?: string;
  readonly endedAt: string;
  /** Seconds. */
  readonly durations: { readonly ring: number; readonly talk: number; readonly hold: number };
  readonly end: {
    readonly by: 'local' | 'remote' | 'system';
    /** SIP status. */
    readonly sip?: number;
    /** `call/limit-reached`: missed because all our lines were busy. */
    readonly error?: VoipErrorCode;
  };
  /** What it was about, in the page's own system. */
  readonly records: readonly RecordRef[];
  readonly note?: string;
  /** How it sounded here; absent where nothing was measured. */
  readonly quality?: QualitySummary;
}

/** The newest calls of the log, and how many missed ones nobody has seen. */
export interface RecentsState {
  /** Newest first, at most 50. */
  readonly entries: readonly HistoryEntry[];
  readonly missed: number;
  /** Where the log is: in this browser, or, where that keeps nothing, in this page until it goes. */
  readonly kept: 'device' | 'page';
}

/** Which calls of the log. */
export interface HistoryQuery {
  /** Part of a name, a number or a note; case, accents and punctuation of numbers do not matter. */
  readonly query?: string;
  readonly only?: 'missed';
  /** Where the page before this one ended. */
  readonly cursor?: string;
  /** 1 to 200; default 50. */
  readonly limit?: number;
}

export interface HistoryPage {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** For the next page; absent when there is none. */
  readonly cursor?: string;
}

/** A change of the log. */
export type HistoryEdit =
  /** Every missed call has been seen. */
  | { readonly edit: 'mark-seen' }
  | { readonly edit: 'remove'; readonly id: CallId }
  /** Takes everything out, also what is stored. */
  | { readonly edit: 'clear' }
  /** Adds to the entry, or puts it in the place of what is there. */
  | ({ readonly edit: 'annotate'; readonly id: CallId } & Pick<HistoryEntry, 'note' | 'quality'>);

/** A call that nobody here took up: to be called back, whatever it was that ended the ringing. */
export function isMissed({ direction, answeredAt, outcome }: HistoryEntry): boolean {
  const isSettled = outcome === 'declined' || outcome === 'answered-elsewhere';
  return direction === 'incoming' && !answeredAt && !isSettled;
}
