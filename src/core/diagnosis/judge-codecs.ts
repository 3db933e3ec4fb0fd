import type { Codec } from '../state.js';
import { failed, passed, type Verdict } from './verdict.js';

/** Which of the chosen codecs this browser has. @param available names without `audio/` */
export function judgeCodecs(chosen: readonly Codec[], available: readonly string[]): Verdict {
  const has = new Set(available.map((name) => name.toLowerCase()));
  const usable = chosen.filter((codec) => has.has(codec));
  const seen = {
    offered: usable.join(' '),
    missing: chosen.filter((codec) => !has.has(codec)).join(' '),
  };
  return usable.length ? passed(seen) : failed('no-usable-codec', seen);
}
