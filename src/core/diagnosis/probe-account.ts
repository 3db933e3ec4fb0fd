import { codedError, type VoipError } from '../errors.js';
import type { ServerAnswer, Signaling } from '../signaling/signaling.js';
import { inTime } from './in-time.js';
import type { TestLine } from './test-line.js';

/** ms: SIP would go on asking for 32 s. */
const patience = 7_000;

export interface AccountProbe {
  readonly signaling?: Signaling;
  /** Absent when nobody answered. */
  readonly answer?: ServerAnswer;
  readonly error?: VoipError;
}

/** Whether the server lets this account in; binds nothing. */
export async function probeAccount(line: TestLine, signal: AbortSignal): Promise<AccountProbe> {
  const asking = line
    .connect()
    .then(async (signaling) => ({ signaling, answer: await signaling.ask() }));
  // When nobody waits for it any more.
  asking.catch(() => undefined);
  try {
    return (await inTime(patience, asking, signal)) ?? {};
  } catch (cause) {
    return { error: codedError(cause) };
  }
}
