import type { HistoryEntry } from '../history.js';
import type { QualitySummary } from '../quality.js';
import type { CallSnapshot } from '../state.js';

/** @returns nothing for a call that is not over. */
export function entryOf(
  call: CallSnapshot,
  quality: QualitySummary | undefined,
): HistoryEntry | undefined {
  const { id, direction, createdAt, answeredAt, endedAt, durations, end } = call;
  if (!end || !endedAt || !durations) return undefined;
  const { raw, e164, display, name, nameSource, anonymous } = call.remote;
  return {
    id,
    direction,
    outcome: end.outcome,
    remote: {
      raw,
      ...(e164 ? { e164 } : {}),
      display,
      ...(name ? { name } : {}),
      ...(name && nameSource ? { nameSource } : {}),
      anonymous,
    },
    account: call.local.account,
    createdAt,
    ...(answeredAt ? { answeredAt } : {}),
    endedAt,
    durations,
    end: {
      by: end.by,
      ...(end.sip ? { sip: end.sip.code } : {}),
      ...(end.error ? { error: end.error.code } : {}),
    },
    records: call.context.records,
    ...(quality ? { quality } : {}),
  };
}
