import type { Codec } from '../../state.js';

const mimeTypes: Readonly<Record<Codec, string>> = {
  opus: 'audio/opus',
  g722: 'audio/g722',
  pcmu: 'audio/pcmu',
  pcma: 'audio/pcma',
  g729: 'audio/g729',
};

/** The two that browsers and phones share, and what repeats lost packets; the rest only makes the offer long. */
export function videoCodecs<T extends { readonly mimeType: string; readonly sdpFmtpLine?: string }>(
  available: readonly T[],
): T[] {
  const of = (mimeType: string): T[] =>
    available.filter((codec) => codec.mimeType.toLowerCase() === mimeType);
  // RFC 7742 §6.2: constrained baseline is what everybody has.
  const baseline = of('video/h264').filter(({ sdpFmtpLine = '' }) =>
    /profile-level-id=42[e0]0/i.test(sdpFmtpLine),
  );
  return [...of('video/vp8'), ...baseline, ...of('video/rtx')];
}

/** Not a codec of its own: carries the keys of the telephone, so it always stays. */
const telephoneEvent = 'audio/telephone-event';

/**
 * The browser's codecs in the order wanted; what it does not have (G.729) is left out. With nothing
 * wanted, the ones we know in our order. Empty when none is left that carries a voice.
 */
export function preferredCodecs<T extends { readonly mimeType: string }>(
  available: readonly T[],
  wanted: readonly Codec[],
): T[] {
  const order = wanted.length ? wanted : (Object.keys(mimeTypes) as Codec[]);
  const of = (mimeType: string): T[] =>
    available.filter((codec) => codec.mimeType.toLowerCase() === mimeType);
  const voices = order.flatMap((codec) => of(mimeTypes[codec]));
  return voices.length ? [...voices, ...of(telephoneEvent)] : [];
}
