import { expect } from '@open-wc/testing';
import {
  answeredElsewhere,
  reasonsOf,
  refusedWith,
} from '../../../src/core/signaling/sip/sip-errors.js';

const statuses: [status: number, code: string, outcome: string][] = [
  [302, 'call/redirect-refused', 'failed'],
  [400, 'call/failed', 'failed'],
  [401, 'auth/rejected', 'forbidden'],
  [402, 'call/payment-required', 'payment-required'],
  [403, 'call/forbidden', 'forbidden'],
  [404, 'call/invalid-number', 'invalid-number'],
  [407, 'auth/rejected', 'forbidden'],
  [408, 'call/no-answer', 'no-answer'],
  [480, 'call/unreachable', 'unreachable'],
  [484, 'call/invalid-number', 'invalid-number'],
  [486, 'call/busy', 'busy'],
  [487, 'call/cancelled', 'cancelled'],
  [488, 'media/negotiation-failed', 'media-failed'],
  [500, 'network/server-error', 'failed'],
  [503, 'network/server-error', 'failed'],
  [504, 'call/unreachable', 'unreachable'],
  [600, 'call/busy', 'busy'],
  [603, 'call/declined', 'declined'],
  [604, 'call/invalid-number', 'invalid-number'],
  [606, 'media/negotiation-failed', 'media-failed'],
  [699, 'call/failed', 'failed'],
];

describe('a refused call', () => {
  for (const [status, code, outcome] of statuses) {
    it(`with ${status} is ${code}, ${outcome}`, () => {
      const end = refusedWith(status, 'Reason', 17);
      expect(end).to.include({ by: 'remote', outcome, q850: 17 });
      expect(end.error?.code).to.equal(code);
      expect(end.sip).to.deep.equal({ code: status, reason: 'Reason' });
    });
  }
});

describe('480', () => {
  const causes: [q850: number | undefined, outcome: string][] = [
    [undefined, 'unreachable'],
    [18, 'no-answer'],
    [19, 'no-answer'],
    [20, 'unreachable'],
  ];
  for (const [q850, outcome] of causes) {
    it(`with Q.850 cause ${String(q850)} is ${outcome}, and still 480`, () => {
      const end = refusedWith(480, 'Temporarily Unavailable', q850);
      expect(end.outcome).to.equal(outcome);
      expect(end.error?.code).to.equal(`call/${outcome}`);
      expect(end.error?.detail).to.deep.equal({ status: 480 });
      expect(end.sip?.code).to.equal(480);
    });
  }
});

describe('a Reason header', () => {
  const headers: [header: string | undefined, reasons: object, elsewhere: boolean][] = [
    [undefined, {}, false],
    ['Q.850;cause=16', { q850: 16 }, false],
    ['Q.850;cause=26;text="Answered elsewhere"', { q850: 26 }, true],
    ['SIP;cause=200;text="Call completed elsewhere"', { sip: 200 }, true],
    ['SIP ;cause=200 ;text="a", Q.850;cause=16', { sip: 200, q850: 16 }, true],
    ['SIP;text="x";cause=487', { sip: 487 }, false],
    ['nonsense', {}, false],
  ];
  for (const [header, reasons, elsewhere] of headers) {
    it(`${String(header)} says ${JSON.stringify(reasons)}`, () => {
      expect(reasonsOf(header)).to.deep.equal(reasons);
      expect(answeredElsewhere(reasonsOf(header))).to.equal(elsewhere);
    });
  }
});
