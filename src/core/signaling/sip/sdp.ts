import type { Direction } from '../signaling.js';

/** Audio and video. More is no telephone call. */
const mostMediaLines = 2;

/** One part per m-line; the part before the first belongs to all of them. */
function split(sdp: string): { session: string; media: string[] } {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m);
  return { session, media };
}

function firstAudio(sdp: string): string | undefined {
  return split(sdp).media.find((part) => part.startsWith('m=audio'));
}

/** Why an offer or answer cannot become a call; undefined when it can. */
export function sdpProblem(sdp: string): string | undefined {
  const { session, media } = split(sdp);
  const audio = firstAudio(sdp);
  if (!audio) return 'no-audio';
  if (media.length > mostMediaLines) return 'too-many-media';
  if (/^m=audio 0 /.test(audio)) return 'audio-refused';
  // Without DTLS-SRTP (RFC 5763) a browser has nobody to talk to: RTP/AVP and SDES are no way in.
  if (!/^m=audio \d+(?:\/\d+)? UDP\/TLS\/RTP\/SAVPF? /.test(audio)) return 'not-encrypted';
  if (!/^a=fingerprint:/m.test(session + audio)) return 'no-fingerprint';
  return undefined;
}

/**
 * An offer as if its sender had withdrawn everything but the first audio, and the first video where that is
 * wanted: the answer to a withdrawn m-line has port 0 (RFC 3264 §6), whereas Chromium answers a stopped
 * transceiver `inactive`.
 */
export function withoutOthers(sdp: string, video: 'with-video' | 'audio-only'): string {
  const { session, media } = split(sdp);
  const audio = media.findIndex((part) => part.startsWith('m=audio'));
  const kept = [audio, video === 'with-video' ? media.findIndex(isVideo) : -1];
  const others = media.filter((_part, index) => !kept.includes(index));
  const mids = others.map((part) => /^a=mid:(\S+)/m.exec(part)?.[1]);
  const bundle = session.replace(
    /^a=group:BUNDLE(.*?)(\r?)$/gm,
    (_line, list: string, end: string) =>
      ['a=group:BUNDLE', ...list.split(' ').filter((mid) => mid && !mids.includes(mid))].join(' ') +
      end,
  );
  // Port 0 with `bundle-only` would be an m-line in use (RFC 9143 §6).
  const withdraw = (part: string): string =>
    part.replace(/^(m=\w+) \d+/, '$1 0').replace(/^a=bundle-only\r?\n/gm, '');
  const withdrawn = media.map((part, index) => (kept.includes(index) ? part : withdraw(part)));
  return bundle + withdrawn.join('');
}

const directions = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m;

/** In use, and encrypted as a browser needs it. */
function isVideo(part: string): boolean {
  return /^m=video [1-9]\d*(?:\/\d+)? UDP\/TLS\/RTP\/SAVPF? /.test(part);
}

/** Direction of the video as its sender sees it; undefined where there is none. */
export function videoDirectionOf(sdp: string): Direction | undefined {
  const { session, media } = split(sdp);
  const video = media.find(isVideo);
  if (!video) return undefined;
  const found = directions.exec(video)?.[1] ?? directions.exec(session)?.[1];
  return isDirection(found) ? found : 'sendrecv';
}

/** As if its sender ended its picture and forgot it: a receiver that sees it again begins anew. */
export function withoutPicture(sdp: string): string {
  const { session, media } = split(sdp);
  const ended = (part: string): string =>
    part.replace(directions, 'a=inactive').replace(/^a=(?:ssrc|ssrc-group|msid):.*\r?\n/gm, '');
  return session + media.map((part) => (isVideo(part) ? ended(part) : part)).join('');
}

/**
 * As if the sender of a video that says nothing of feedback took requests for a key frame (RFC 4585 PLI), which
 * RFC 8834 §5.1.2 has everybody take. Asterisk says nothing on an endpoint with `use_avpf` alone; Chromium
 * asks all the same, Firefox never, and a picture that lost its beginning stays black there.
 */
export function withKeyFrameRequests(sdp: string): string {
  const { session, media } = split(sdp);
  const asked = (part: string): string =>
    isVideo(part) && !/^a=rtcp-fb:/m.test(part)
      ? `${part.trimEnd()}\r\na=rtcp-fb:* nack pli\r\n`
      : part;
  return session + media.map(asked).join('');
}

/** Direction of the audio as its sender sees it; `sendrecv` when nothing is said (RFC 3264 §6.1). */
export function directionOf(sdp: string): Direction {
  const { session } = split(sdp);
  const audio = firstAudio(sdp) ?? '';
  // RFC 2543 put a call on hold by the address 0.0.0.0; gateways still do.
  if (/^c=IN IP4 0\.0\.0\.0/m.test(audio) && !/^a=candidate:/m.test(audio)) return 'inactive';
  const found = directions.exec(audio)?.[1] ?? directions.exec(session)?.[1];
  return isDirection(found) ? found : 'sendrecv';
}

function isDirection(value: string | undefined): value is Direction {
  return directions.test(`a=${value ?? ''}`);
}

export function mayReceive(direction: RTCRtpTransceiverDirection): boolean {
  return direction === 'sendrecv' || direction === 'recvonly';
}

export function maySend(direction: Direction): boolean {
  return direction === 'sendrecv' || direction === 'sendonly';
}

/** DTMF as RTP events (RFC 4733) was agreed on. */
export function hasTelephoneEvent(sdp: string): boolean {
  return /^a=rtpmap:\d+ telephone-event\//im.test(firstAudio(sdp) ?? '');
}

/**
 * Offers ourselves as DTLS client (RFC 5763 §5). Asterisk's first ClientHello comes before Firefox
 * listens and is repeated only after a second; with this, Firefox sends it: 35 ms instead of 1023 ms.
 */
export function offerAsDtlsClient(sdp: string): string {
  return sdp.replace(/^a=setup:actpass\r?$/gm, (line) => line.replace('actpass', 'active'));
}
