import type { Clock } from './clock.js';
import type { FakeCall } from './fake-call.js';

/** What happens to a call of the phone once its INVITE has arrived. */
export type Script = (call: FakeCall, clock: Clock) => void;

/** Does nothing any more once the call is over. */
function after(ms: number, call: FakeCall, clock: Clock, act: () => void): void {
  clock.later(ms, () => {
    if (call.state !== 'ended') act();
  });
}

const refuse =
  (status: number): Script =>
  (call) =>
    call.reject(status);

const helpDesk: Script = (call, clock) => {
  call.ring();
  after(1_000, call, clock, () => call.answer());
};

/** The numbers of the demo PBX. */
export const demoDialPlan: Readonly<Record<string, Script>> = {
  // Echo, and a tone.
  '600': (call) => call.answer(),
  '601': (call) => call.answer(),
  '0800': helpDesk,
  '0801': helpDesk,
  '602': refuse(486),
  '603': (call) => call.ring(),
  // Sound before the answer.
  '604': (call, clock) => {
    call.ring({ earlyMedia: true });
    after(2_000, call, clock, () => call.answer());
  },
  // Hangs up.
  '605': (call, clock) => {
    call.answer();
    after(3_000, call, clock, () => call.hangup());
  },
  // Collects digits.
  '606': (call) => call.answer(),
  '607': refuse(403),
  '608': refuse(480),
  '609': refuse(404),
  '610': refuse(302),
  // Asks to be transferred.
  '611': (call, clock) => {
    call.answer();
    after(1_000, call, clock, () => call.refer());
  },
  // Its own re-INVITE crosses the first of ours.
  '612': (call) => {
    call.glares = 1;
    call.answer();
  },
  // Refuses every re-INVITE, and every INFO.
  '613': (call) => {
    call.renegotiationStatus = 488;
    call.infoStatus = 403;
    call.answer();
  },
  '620': (call) => {
    call.ring();
    call.answer();
  },
};
