/** What `voip-elements/testing` exports: a PBX without a network, for tests and demos. */
export { createManualClock, realClock, type Clock, type ManualClock } from './clock.js';
export { demoDialPlan, type Script } from './dial-plan.js';
export { FakeCall, type FakeCallFacts, type FakeCallState } from './fake-call.js';
export type { FakeLogEntry } from './fake-log.js';
export { createFakePbx, FakePbx, type FakeIncoming, type FakePbxOptions } from './fake-pbx.js';
