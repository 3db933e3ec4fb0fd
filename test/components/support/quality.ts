import type { CallQuality } from '../../../src/core/quality.js';

/** How a call without a fault sounds. */
export const good: CallQuality = {
  mos: 4.3,
  level: 'good',
  warnings: [],
  lossPercent: 0.4,
  jitterMs: 6,
  roundTripMs: 41,
  delayMs: 120,
  codec: 'opus',
};
