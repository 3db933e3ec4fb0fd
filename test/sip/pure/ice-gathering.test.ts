import { expect } from '@open-wc/testing';
import {
  candidateOf,
  expectedFrom,
  judgeGathering,
  type Candidate,
  type Gathering,
} from '../../../src/core/signaling/sip/ice-gathering.js';

const host = (at: number): Candidate => ({ at, kind: 'host', hidden: false });
const masked = (at: number): Candidate => ({ at, kind: 'host', hidden: true });
const srflx = (at: number): Candidate => ({ at, kind: 'srflx', hidden: false });
const relay = (at: number): Candidate => ({ at, kind: 'relay', hidden: false });

const rows: [what: string, gathering: Partial<Gathering>, now: number, decision: string][] = [
  ['no candidate yet', {}, 100, 'wait 6000'],
  ['a host candidate', { candidates: [host(1_025)] }, 1_025, 'wait 1045'],
  ['a host candidate after its grace', { candidates: [host(1_025)] }, 1_045, 'leave'],
  ['a second one does not prolong it', { candidates: [host(1_025), host(1_040)] }, 1_045, 'leave'],
  ['complete', { candidates: [host(1_025)], complete: true }, 1_026, 'leave'],
  ['complete with a hidden one', { candidates: [masked(1_025)], complete: true }, 1_026, 'leave'],
  ['complete with none', { complete: true }, 1_050, 'give-up'],
  ['a hidden one when nothing better can come', { candidates: [masked(1_025)] }, 1_045, 'leave'],
  ['STUN: a host candidate', { expects: 'srflx', candidates: [host(1_025)] }, 1_050, 'wait 1195'],
  [
    'STUN: its answer',
    { expects: 'srflx', candidates: [host(1_025), srflx(1_080)] },
    1_080,
    'leave',
  ],
  ['STUN is dead', { expects: 'srflx', candidates: [host(1_025)] }, 1_195, 'leave'],
  ['STUN is dead, a late host', { expects: 'srflx', candidates: [host(1_340)] }, 1_350, 'leave'],
  [
    'STUN: only a hidden one',
    { expects: 'srflx', candidates: [masked(1_025)] },
    1_300,
    'wait 1350',
  ],
  [
    'STUN: only a hidden one at the cap',
    { expects: 'srflx', candidates: [masked(1_025)] },
    1_350,
    'leave',
  ],
  [
    'TURN: STUN answered',
    { expects: 'relay', candidates: [host(1_025), srflx(1_060)] },
    1_100,
    'wait 1195',
  ],
  ['TURN: relayed', { expects: 'relay', candidates: [host(1_025), relay(1_110)] }, 1_110, 'leave'],
  [
    'relay only: a host does not count',
    { expects: 'relay', relayOnly: true, candidates: [host(1_025)] },
    1_500,
    'wait 6000',
  ],
  [
    'relay only: complete without',
    { expects: 'relay', relayOnly: true, candidates: [host(1_025)], complete: true },
    1_500,
    'give-up',
  ],
  [
    'relay only: relayed late',
    { expects: 'relay', relayOnly: true, candidates: [relay(1_800)] },
    1_800,
    'leave',
  ],
  ['nothing at the cap goes on waiting', {}, 1_350, 'wait 6000'],
  ['nothing after five seconds', {}, 6_000, 'give-up'],
];

describe('the candidates of an offer', () => {
  for (const [what, gathering, now, expected] of rows) {
    it(`${what}: ${expected}`, () => {
      const decision = judgeGathering(
        {
          startedAt: 1_000,
          candidates: [],
          complete: false,
          expects: 'nothing',
          relayOnly: false,
          ...gathering,
        },
        now,
      );
      const told = decision.do === 'wait' ? `wait ${decision.until}` : decision.do;
      expect(told).to.equal(expected);
    });
  }

  it('leave within 500 ms, whatever a STUN server does', () => {
    for (let at = 0; at < 350; at += 10) {
      const gathering: Gathering = {
        startedAt: 0,
        candidates: [host(at)],
        complete: false,
        expects: 'srflx',
        relayOnly: false,
      };
      expect(judgeGathering(gathering, 350).do).to.equal('leave');
    }
  });

  it('may be expected from STUN and TURN', () => {
    expect(expectedFrom([])).to.equal('nothing');
    expect(expectedFrom([{ urls: 'stun:a.test' }])).to.equal('srflx');
    expect(expectedFrom([{ urls: ['stun:a.test', 'turns:a.test'] }])).to.equal('relay');
  });

  const lines: [line: string, candidate: string][] = [
    ['candidate:1 1 udp 2 10.0.0.1 5000 typ host', 'host'],
    ['candidate:1 1 UDP 2 abc.local 5000 typ host', 'host hidden'],
    ['candidate:1 1 udp 2 203.0.113.1 5000 typ srflx raddr 0.0.0.0 rport 0', 'srflx'],
    ['candidate:1 1 udp 2 203.0.113.1 5000 typ relay raddr 0.0.0.0 rport 0', 'relay'],
    ['candidate:1 1 tcp 2 10.0.0.1 9 typ host tcptype active', 'none'],
    ['', 'none'],
  ];
  for (const [line, expected] of lines) {
    it(`"${line}" counts as ${expected}`, () => {
      const candidate = candidateOf(new RTCIceCandidate({ candidate: line, sdpMid: '0' }), 5);
      const told = candidate ? `${candidate.kind}${candidate.hidden ? ' hidden' : ''}` : 'none';
      expect(told).to.equal(expected);
    });
  }
});
