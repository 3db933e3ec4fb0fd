import { VoipError } from '../errors.js';

/** What an `import()` resolves with. Rejects with `network/load-failed` where the browser does not get it. */
export const fetched = <T>(module: Promise<T>): Promise<T> =>
  module.catch((cause: unknown) => {
    throw new VoipError('network/load-failed', { cause });
  });
