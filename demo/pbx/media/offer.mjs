// @ts-check
/**
 * This PBX speaks G.711 µ-law and telephone-event at 8 kHz, audio only: enough to be heard, and small
 * enough to be encoded by hand. An offer is narrowed to that before werift sees it, and what it did
 * not see is refused in the answer (RFC 3264 §6: one media line per media line, port 0).
 *
 * @typedef {{ session: string[], media: string[][] }} Sections
 */

/**
 * @param {string} sdp
 * @returns {Sections}
 */
function sections(sdp) {
  /** @type {string[][]} */
  const media = [];
  /** @type {string[]} */
  const session = [];
  for (const line of sdp.split(/\r?\n/).filter((text) => text !== '')) {
    if (line.startsWith('m=')) media.push([line]);
    else (media.at(-1) ?? session).push(line);
  }
  return { session, media };
}

/** @param {Sections} parts */
const join = ({ session, media }) => `${[...session, ...media.flat()].join('\r\n')}\r\n`;

/** @param {string[]} section */
const midOf = (section) =>
  section.find((line) => line.startsWith('a=mid:'))?.slice('a=mid:'.length) ?? '';

/**
 * Payload types that stay: µ-law first, since the first codec is the one that is sent.
 *
 * @param {string[]} section
 */
function usablePayloads(section) {
  const offered = (section[0] ?? '').split(' ').slice(3);
  const event = section
    .map((line) => /^a=rtpmap:(\d+) telephone-event\/8000$/i.exec(line)?.[1])
    .find((payload) => payload !== undefined);
  if (!offered.includes('0')) return [];
  return event === undefined ? ['0'] : ['0', event];
}

/** @param {string[]} section */
function narrowAudio(section) {
  const payloads = usablePayloads(section);
  const [mline = '', ...lines] = section;
  const kept = lines.filter((line) => {
    const payload = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+)/.exec(line)?.[1];
    return payload === undefined || payloads.includes(payload);
  });
  return [[...mline.split(' ').slice(0, 3), ...payloads].join(' '), ...kept];
}

/**
 * @param {string} sdp an offer
 * @returns {{ offer: string, refused: { index: number, mline: string, mid: string }[] } | undefined}
 *   undefined when there is no audio we can speak
 */
export function narrowOffer(sdp) {
  const { session, media } = sections(sdp);
  const chosen = media.findIndex(
    (section) => section[0]?.startsWith('m=audio') && usablePayloads(section).length > 0,
  );
  const audio = media[chosen];
  if (!audio) return undefined;
  const bundle = (/** @type {string} */ line) =>
    line.startsWith('a=group:BUNDLE') ? `a=group:BUNDLE ${midOf(audio)}` : line;
  const refused = media
    .map((section, index) => ({ index, mline: section[0] ?? '', mid: midOf(section) }))
    .filter(({ index }) => index !== chosen);
  return {
    offer: join({ session: session.map(bundle), media: [narrowAudio(audio)] }),
    refused,
  };
}

/**
 * @param {string} sdp the answer to the narrowed offer
 * @param {readonly { index: number, mline: string, mid: string }[]} refused
 */
export function widenAnswer(sdp, refused) {
  const { session, media } = sections(sdp);
  for (const { index, mline, mid } of refused) {
    const [kind = '', , protocol = '', payload = '0'] = mline.split(' ');
    const zero = [`${kind} 0 ${protocol} ${payload}`, 'c=IN IP4 0.0.0.0', 'a=inactive'];
    media.splice(index, 0, mid === '' ? zero : [...zero, `a=mid:${mid}`]);
  }
  return join({ session, media });
}
