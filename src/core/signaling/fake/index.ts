/** What `voip-elements/testing` exports: a PBX without a network, for tests and demos. */
export { createManualClock, realClock, type Clock, type ManualClock } from './clock.js';
export { demoDialPlan, type Script } from './dial-plan.js';
export { FakeCall } from './fake-call.js';
export type { FakeCallFacts, FakeCallState } from './fake-call-facts.js';
export type { FakeLogEntry } from './fake-log.js';
export { FakeVideo, type VideoWish } from './fake-video.js';
export { createFakePbx, FakePbx } from './fake-pbx.js';
export type { FakeIncoming, FakePbxOptions } from './fake-pbx-options.js';
