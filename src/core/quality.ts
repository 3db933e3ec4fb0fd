import type { CallId } from './state.js';

/** `no-audio-in`, `no-audio-out`: silence is sent; `one-way`: the packets of one direction do not arrive. */
export type QualityWarning =
  'loss' | 'jitter' | 'round-trip' | 'no-audio-in' | 'no-audio-out' | 'one-way';

export interface CallQuality {
  /** Mean opinion score by the E-model (ITU-T G.107), 1 to 4.5; null before anything was measured. */
  readonly mos: number | null;
  readonly level: 'good' | 'fair' | 'poor' | 'unknown';
  readonly warnings: readonly QualityWarning[];
  /** Of what is heard here, over the last seconds; null before it was measured. */
  readonly lossPercent: number | null;
  readonly jitterMs: number | null;
  readonly roundTripMs: number | null;
  /** From mouth to ear: half the round trip, the jitter buffer, and what no statistics tell (40 ms). */
  readonly delayMs: number | null;
  /** RTP name in lower case, such as `opus`. */
  readonly codec: string | null;
  /** The whole call; set when it has ended. */
  readonly summary?: QualitySummary;
}

export interface QualitySummary {
  /** Mean and worst, 1 to 4.5. */
  readonly mos: number;
  readonly worstMos?: number;
  readonly lossPercent?: number;
  readonly jitterMs?: number;
  readonly roundTripMs?: number;
  readonly codec?: string;
}

export interface QualityState {
  readonly byCall: Readonly<Record<CallId, CallQuality>>;
}
