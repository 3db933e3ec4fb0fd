import { expect } from '@open-wc/testing';
import { VoipError } from '../../../src/core/errors.js';
import { judgeCall, type CallFindings } from '../../../src/core/diagnosis/judge-call.js';
import { judgeCodecs } from '../../../src/core/diagnosis/judge-codecs.js';
import { judgeIce, type IceServerFinding } from '../../../src/core/diagnosis/judge-ice.js';
import { judgeMicrophone } from '../../../src/core/diagnosis/judge-microphone.js';
import { judgePage, type PageFacts } from '../../../src/core/diagnosis/judge-page.js';
import { sessionTimerIn } from '../../../src/core/diagnosis/session-timer.js';

const server = (
  url: string,
  result: IceServerFinding['result'],
  more: Partial<IceServerFinding> = {},
): IceServerFinding => ({ url, result, tookMs: 9, ...more });

const classes = (
  servers: readonly IceServerFinding[],
  candidates: readonly string[] = ['host udp 10.0.0.1:5'],
  relayOnly = false,
): string =>
  Object.entries(judgeIce({ servers, candidates, relayOnly, now: 2_000_000_000 }))
    .flatMap(([step, { status, diagnosis }]) =>
      diagnosis ? `${step} ${status}: ${diagnosis}` : [],
    )
    .join();

describe('what STUN and TURN servers do', () => {
  const rows: [string, readonly IceServerFinding[], string][] = [
    ['all answer', [server('stun:a', 'answered'), server('turn:a', 'answered')], ''],
    ['STUN silent', [server('stun:a', 'silent')], 'stun failed: stun-silent'],
    ['STUN unknown', [server('stun:a', 'unreachable')], 'stun failed: ice-server-unreachable'],
    [
      'one of two silent',
      [server('stun:a', 'answered'), server('stun:b', 'silent')],
      'stun warned: stun-silent',
    ],
    [
      'TURN refuses',
      [server('turn:a', 'refused', { errorCode: 401 })],
      'turn failed: turn-refused',
    ],
    [
      'TURN refuses what has run out',
      [server('turn:a', 'refused', { username: '1600000000:visitor' })],
      'turn failed: turn-expired',
    ],
    [
      'TURN refuses what is good for another year',
      [server('turn:a', 'refused', { username: '2100000000:visitor' })],
      'turn failed: turn-refused',
    ],
    ['TURN silent', [server('turn:a', 'silent')], 'turn failed: turn-silent'],
    [
      'UDP silent where TCP answers',
      [
        server('stun:a:3478', 'silent'),
        server('turn:a:3478?transport=udp', 'silent'),
        server('turn:a:3478?transport=tcp', 'answered'),
      ],
      'stun warned: udp-blocked,turn warned: udp-blocked,network warned: udp-blocked',
    ],
    [
      'UDP silent to one host, TCP answers at another: nothing is proved',
      [server('stun:a', 'silent'), server('turns:b', 'answered')],
      'stun failed: stun-silent',
    ],
    [
      'UDP silent at one, and answering at another',
      [
        server('turn:a', 'silent'),
        server('turn:a?transport=tcp', 'answered'),
        server('stun:b', 'answered'),
      ],
      'turn warned: turn-silent',
    ],
  ];
  for (const [what, servers, expected] of rows) {
    it(`${what}: ${expected || 'works'}`, () => expect(classes(servers)).to.equal(expected));
  }

  it('no candidate at all', () =>
    expect(classes([], [])).to.equal('network failed: no-candidates'));

  it('relays only, and none: told at TURN alone', () =>
    expect(classes([server('turn:a', 'silent')], [], true)).to.equal('turn failed: turn-silent'));

  it('never has the credential', () => {
    const found = server('turn:a', 'refused', { username: 'canary', errorCode: 401 });
    const verdicts = judgeIce({ servers: [found], candidates: [], relayOnly: false, now: 0 });
    expect(JSON.stringify(verdicts)).not.to.include('canary');
  });
});

describe('the test call', () => {
  const base: CallFindings = {
    guest: false,
    answered: true,
    connected: true,
    packetsReceived: 50,
    packetsSent: 50,
    heard: true,
    seen: {},
  };
  const refusedBy = (code: number, more: Partial<CallFindings> = {}): CallFindings => ({
    ...base,
    answered: false,
    end: { sip: { code, reason: '' } },
    ...more,
  });
  const unusable = new VoipError('media/negotiation-failed');
  const rows: [string, CallFindings, string | undefined][] = [
    ['heard', base, undefined],
    ['silent packets', { ...base, heard: false }, 'no-echo'],
    ['packets that could not be listened to', { ...base, heard: undefined }, undefined],
    ['no packets', { ...base, packetsReceived: 0, heard: false }, 'no-audio-in'],
    ['no media', { ...base, connected: false }, 'media-not-connected'],
    ['not answered', { ...base, answered: false }, 'call-unanswered'],
    [
      'an answer of no use',
      { ...base, answered: false, end: { error: unusable } },
      'answer-without-encryption',
    ],
    ['415', refusedBy(415), 'offer-refused'],
    ['488', refusedBy(488), 'offer-refused'],
    ['606', refusedBy(606), 'offer-refused'],
    [
      '488, but not with all codecs',
      refusedBy(488, { acceptedWithAllCodecs: true }),
      'no-common-codec',
    ],
    [
      '488, with all codecs, too',
      refusedBy(488, { acceptedWithAllCodecs: false }),
      'offer-refused',
    ],
    ['404', refusedBy(404), 'call-refused'],
    ['403', refusedBy(403), 'call-refused'],
    ['403 to a guest', refusedBy(403, { guest: true }), 'guest-refused'],
    ['404 to a guest', refusedBy(404, { guest: true }), 'guest-refused'],
    ['486 to a guest', refusedBy(486, { guest: true }), 'call-refused'],
  ];
  for (const [what, findings, expected] of rows) {
    it(`${what}: ${expected ?? 'works'}`, () =>
      expect(judgeCall(findings).diagnosis).to.equal(expected));
  }

  it('tells how long a session lasts without a refresh, where the answer says so', () => {
    expect(sessionTimerIn(['INVITE x SIP/2.0\r\nSession-Expires: 90\r\n'])).to.equal(undefined);
    expect(sessionTimerIn(['SIP/2.0 200 OK\r\nSession-Expires: 1800;refresher=uas\r\n'])).to.equal(
      1_800,
    );
  });
});

describe('page, microphone and codecs', () => {
  const microphone = {
    secure: true,
    supported: true,
    permission: 'granted',
    allowedByPolicy: true,
  } as const;
  const page = (facts: Partial<PageFacts['microphone']>, webrtc = true): string | undefined =>
    judgePage({ microphone: { ...microphone, ...facts }, webrtc, online: true, framed: false })
      .diagnosis;

  it('the page', () => {
    expect(page({})).to.equal(undefined);
    expect(page({ secure: false, supported: false })).to.equal('insecure-page');
    expect(page({}, false)).to.equal('webrtc-missing');
    expect(page({ allowedByPolicy: false })).to.equal('microphone-policy');
  });

  it('a refusal in a frame that the browser says nothing of has both causes', () => {
    const refusal = 'media/permission-denied';
    const said = (inUnknownFrame: boolean): unknown =>
      judgeMicrophone({ refusal, inUnknownFrame }).diagnosis;
    expect(said(false)).to.equal('microphone-denied');
    expect(said(true)).to.equal('microphone-not-allowed');
  });

  it('silence is a warning, and what could not be measured is none', () => {
    expect(judgeMicrophone({ inUnknownFrame: false, peak: 0 }).diagnosis).to.equal(
      'microphone-silent',
    );
    expect(judgeMicrophone({ inUnknownFrame: false, peak: 0.2 }).status).to.equal('passed');
    expect(judgeMicrophone({ inUnknownFrame: false }).status).to.equal('passed');
  });

  it('one codec is enough', () => {
    expect(judgeCodecs(['g729', 'opus'], ['OPUS', 'PCMU']).status).to.equal('passed');
    expect(judgeCodecs(['g729'], ['opus']).diagnosis).to.equal('no-usable-codec');
  });
});
