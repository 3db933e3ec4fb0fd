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

/** The numbers of the demo PBX. */
export const demoDialPlan: Readonly<Record<string, Script>> = {
  // Echo.
  '600': (call) => call.answer(),
  // Help desk.
  '0800': (call, clock) => {
    call.ring();
    after(1_000, call, clock, () => call.answer());
  },
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
  '607': refuse(403),
  '608': refuse(480),
  '609': refuse(404),
  '610': refuse(302),
  // Refuses every re-INVITE.
  '612': (call) => {
    call.renegotiationStatus = 488;
    call.answer();
  },
};
