import type { QualityWarning } from '../quality.js';
import type { MediaSample } from './media-counters.js';

interface Rule {
  readonly warning: QualityWarning;
  /** `bad` beyond one border, `good` beyond another; between them, or where nothing is known, all stays as it is. */
  judge(sample: MediaSample, past: Past): 'bad' | 'good' | 'between';
  /** How long it has to be bad without a break before it is told, ms. */
  readonly raiseAfterMs: number;
}

/** What an earlier sample decides about. */
interface Past {
  readonly everHeard: boolean;
  readonly muted: boolean;
}

/** How long it has to be good without a break before a warning is taken back, ms. */
const clearAfterMs = 6000;
/** Two samples: one alone may be a hiccup. */
const soonMs = 3000;
/** As long as the other side may take to say something. */
const patientMs = 9000;
/** Below it is digital silence: even a quiet room gives more. */
const silence = 1e-9;

const between = (value: number | null, good: number, bad: number): ReturnType<Rule['judge']> =>
  value === null ? 'between' : value > bad ? 'bad' : value <= good ? 'good' : 'between';

/** Borders as in the field: from these values on people begin to notice. */
const rules: readonly Rule[] = [
  {
    warning: 'loss',
    judge: (sample) => between(lossOf(sample), 0.01, 0.03),
    raiseAfterMs: soonMs,
  },
  { warning: 'jitter', judge: ({ jitterMs }) => between(jitterMs, 20, 30), raiseAfterMs: soonMs },
  {
    warning: 'round-trip',
    judge: ({ roundTripMs }) => between(roundTripMs, 300, 400),
    raiseAfterMs: soonMs,
  },
  {
    // Sound arrives, and there is nothing in it. Once something was heard, silence is a pause.
    warning: 'no-audio-in',
    judge: ({ packetsReceived, heard }, { everHeard }) => {
      if (everHeard) return 'good';
      return packetsReceived && heard !== null ? 'bad' : 'between';
    },
    raiseAfterMs: patientMs,
  },
  {
    warning: 'no-audio-out',
    judge: ({ spoken, packetsSent, packetsReceived }, { muted }) => {
      if (muted) return 'good';
      if (!packetsSent && packetsReceived) return 'bad';
      return spoken === null || spoken > silence ? 'good' : 'bad';
    },
    raiseAfterMs: patientMs,
  },
  {
    warning: 'one-way',
    judge: ({ packetsReceived, packetsSent, farLoss }) => {
      if (packetsSent && (!packetsReceived || (farLoss ?? 0) > 0.95)) return 'bad';
      return packetsReceived ? 'good' : 'between';
    },
    raiseAfterMs: soonMs,
  },
];

/** Of the packets that should have come; null when none came and none is missed. */
export function lossOf({ packetsReceived, packetsLost }: MediaSample): number | null {
  const expected = packetsReceived + packetsLost;
  return expected ? packetsLost / expected : null;
}

/** Says what is wrong with one call: neither at the first hiccup, nor to and fro at a border. */
export class QualityWarnings {
  readonly #raised = new Set<QualityWarning>();
  /** How long each has been otherwise than it is told, ms. */
  readonly #against = new Map<QualityWarning, number>();
  #everHeard = false;

  /** @returns what is wrong now, in the order of the rules */
  add(sample: MediaSample, muted: boolean): readonly QualityWarning[] {
    if ((sample.heard ?? 0) > silence) this.#everHeard = true;
    const past = { everHeard: this.#everHeard, muted };
    for (const rule of rules) this.#follow(rule, rule.judge(sample, past), sample.ms);
    return rules.flatMap(({ warning }) => (this.#raised.has(warning) ? warning : []));
  }

  /** On hold or interrupted nothing was measured: what is counted begins anew, what is told stays. */
  pause(): void {
    this.#against.clear();
  }

  #follow({ warning, raiseAfterMs }: Rule, verdict: ReturnType<Rule['judge']>, ms: number): void {
    const raised = this.#raised.has(warning);
    if (verdict !== (raised ? 'good' : 'bad')) return void this.#against.delete(warning);
    const against = (this.#against.get(warning) ?? 0) + ms;
    this.#against.set(warning, against);
    if (against < (raised ? clearAfterMs : raiseAfterMs)) return;
    this.#against.delete(warning);
    if (raised) this.#raised.delete(warning);
    else this.#raised.add(warning);
  }
}
