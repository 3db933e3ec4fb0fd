import type { ConnectionManager } from '../connection/connection-manager.js';
import type { RegistrationManager } from '../connection/registration-manager.js';
import { codedError } from '../errors.js';

export interface LineToProve {
  readonly connection: ConnectionManager;
  readonly registration: RegistrationManager;
}

/** Asks the registrar on a connection that was silent for a while, and opens another where it does not answer. */
export async function proveLine({ connection, registration }: LineToProve): Promise<void> {
  if (!connection.isDoubtful) return;
  try {
    await registration.prove();
  } catch (cause) {
    const error = codedError(cause, 'network/timeout');
    if (error.category === 'network') await connection.replace(error);
    else registration.lost(error);
  }
}
