import type { Clock } from './clock.js';
import type { Script } from './dial-plan.js';

export interface FakePbxOptions {
  /** Default: the clock of the page. `createManualClock()` lets tests decide. */
  clock?: Clock;
  /** By target; default: the numbers of the demo PBX. */
  dialPlan?: Readonly<Record<string, Script>>;
  /**
   * Password (or token, or HA1) by username. Default: everybody may come in, and a number without a
   * script and without a phone waits for the test.
   */
  users?: Readonly<Record<string, string>>;
  /** Where it listens; default: everywhere. */
  servers?: readonly string[];
  /** Seconds granted to a registration, 600 by default. */
  expiresIn?: number;
}

export interface FakeIncoming {
  /** User part of the caller, `100` by default. */
  from?: string;
  displayName?: string;
  anonymous?: boolean;
  /** Received `X-Voip-*` headers. */
  headers?: Readonly<Record<string, string>>;
  /** It offers video. */
  video?: boolean;
  /** Seconds after which the PBX itself asks to have it answered; default: it does not. */
  answerAfter?: number;
  /** Whom to ring; default: whoever registered first. */
  to?: string;
}
