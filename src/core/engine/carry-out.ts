import { codedError } from '../errors.js';
import type { Forwarded, TabBus } from '../tabs/tab-bus.js';

/** Does what another tab wants, and tells it that it is being done and how it went. */
export async function carryOut(
  { id }: Forwarded,
  bus: TabBus,
  work: () => Promise<void>,
): Promise<void> {
  bus.post({ type: 'taken', id });
  try {
    await work();
    bus.post({ type: 'done', id });
  } catch (cause) {
    if (cause instanceof TypeError) {
      bus.post({ type: 'done', id, wrongArgument: cause.message });
      return;
    }
    const error = codedError(cause);
    bus.post({ type: 'done', id, error: error.toInfo() });
  }
}
