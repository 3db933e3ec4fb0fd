import { expect } from '@open-wc/testing';
import type { Direction } from '../../../src/core/signaling/signaling.js';
import {
  withoutOthers,
  directionOf,
  hasTelephoneEvent,
  offerAsDtlsClient,
  sdpProblem,
  withKeyFrameRequests,
} from '../../../src/core/signaling/sip/sdp.js';

const session = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n';
const fingerprint = 'a=fingerprint:sha-256 AA:BB\r\n';
const audio = `m=audio 9 UDP/TLS/RTP/SAVPF 111 101\r\nc=IN IP4 0.0.0.0\r\na=candidate:1 1 udp 1 10.0.0.1 5000 typ host\r\na=rtpmap:101 telephone-event/8000\r\n${fingerprint}a=setup:actpass\r\n`;
const video = `m=video 9 UDP/TLS/RTP/SAVPF 96\r\n${fingerprint}a=sendonly\r\n`;

describe('a session description', () => {
  const judged: [what: string, sdp: string, problem: string | undefined][] = [
    ['audio', session + audio, undefined],
    ['audio and video', session + audio + video, undefined],
    [
      'a fingerprint for all of it',
      session + fingerprint + audio.replace(fingerprint, ''),
      undefined,
    ],
    ['no audio', session + video, 'no-audio'],
    ['three media', session + audio + video + video, 'too-many-media'],
    ['refused audio', session + audio.replace('audio 9', 'audio 0'), 'audio-refused'],
    [
      'RTP without encryption',
      session + audio.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP'),
      'not-encrypted',
    ],
    ['SDES', session + audio.replace('UDP/TLS/RTP/SAVPF', 'RTP/SAVP'), 'not-encrypted'],
    ['no fingerprint', session + audio.replace(fingerprint, ''), 'no-fingerprint'],
    ['nothing', '', 'no-audio'],
  ];
  for (const [what, sdp, problem] of judged) {
    it(`with ${what}: ${problem ?? 'can become a call'}`, () => {
      expect(sdpProblem(sdp)).to.equal(problem);
    });
  }

  const directions: [what: string, sdp: string, direction: Direction][] = [
    ['nothing said', session + audio, 'sendrecv'],
    ['the audio says', `${session + audio}a=sendonly\r\n`, 'sendonly'],
    ['the session says', `${session}a=inactive\r\n${audio}`, 'inactive'],
    ['both say, the audio counts', `${session}a=inactive\r\n${audio}a=recvonly\r\n`, 'recvonly'],
    ['only the video says', session + audio + video, 'sendrecv'],
    ['an address of 0.0.0.0', `${session}m=audio 4 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n`, 'inactive'],
  ];
  for (const [what, sdp, direction] of directions) {
    it(`with ${what} is ${direction}`, () => expect(directionOf(sdp)).to.equal(direction));
  }

  it('takes requests for a key frame in a video that says nothing of feedback, and only there', () => {
    const asked = `${video}a=rtcp-fb:* nack pli\r\n`;
    expect(withKeyFrameRequests(session + audio + video)).to.equal(session + audio + asked);
    const unfinished = session + audio + video.trimEnd();
    expect(withKeyFrameRequests(unfinished)).to.equal(session + audio + asked);
    for (const said of [
      session + audio,
      `${session}${audio}${video}a=rtcp-fb:96 ccm fir\r\n`,
      session + audio + video.replace('video 9', 'video 0'),
      session + audio + video.replace('UDP/TLS/RTP/SAVPF', 'RTP/AVP'),
    ]) {
      expect(withKeyFrameRequests(said)).to.equal(said);
    }
  });

  it('knows whether keys travel as RTP events', () => {
    expect(hasTelephoneEvent(session + audio)).to.equal(true);
    expect(hasTelephoneEvent(session + audio.replace('telephone-event', 'x'))).to.equal(false);
    expect(hasTelephoneEvent(session + video)).to.equal(false);
  });

  it('is reduced to its first audio, the rest withdrawn from it and from the bundle', () => {
    const group = 'a=group:BUNDLE 0 1\r\n';
    const both = `${session}${group}${audio}a=mid:0\r\n${video}a=mid:1\r\n`;
    expect(withoutOthers(both, 'audio-only')).to.equal(
      both.replace('BUNDLE 0 1', 'BUNDLE 0').replace('m=video 9', 'm=video 0'),
    );
    expect(withoutOthers(session + audio, 'audio-only')).to.equal(session + audio);
  });

  it('offers itself as DTLS client without touching anything else', () => {
    const changed = offerAsDtlsClient(session + audio + video);
    expect(changed).to.equal(
      (session + audio + video).replace('a=setup:actpass', 'a=setup:active'),
    );
    expect(offerAsDtlsClient('a=setup:passive\r\n')).to.equal('a=setup:passive\r\n');
  });
});
