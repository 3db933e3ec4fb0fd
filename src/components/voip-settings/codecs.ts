import type { Codec } from '../../core/state.js';
import { allCodecs } from './settings-draft.js';

/** Names of standards, in every language the same. */
export const codecNames: Readonly<Record<Codec, string>> = {
  opus: 'Opus',
  g722: 'G.722',
  pcmu: 'G.711 µ-law',
  pcma: 'G.711 A-law',
  g729: 'G.729',
};

/** Those that this browser can send. Where it does not say, those that every browser has (RFC 7874 §3). */
export function availableCodecs(): readonly Codec[] {
  const { RTCRtpSender: sender } = globalThis as { RTCRtpSender?: typeof RTCRtpSender };
  const types = sender?.getCapabilities('audio')?.codecs.map(({ mimeType }) => mimeType) ?? [
    'audio/opus',
    'audio/pcmu',
    'audio/pcma',
  ];
  return allCodecs.filter((codec) => types.some((type) => type.toLowerCase() === `audio/${codec}`));
}
