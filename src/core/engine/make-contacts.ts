import { AccountContacts } from '../contacts/account-contacts.js';
import { AskedAdapters } from '../contacts/asked-adapters.js';
import { CallerNames } from '../contacts/caller-names.js';
import { ContactBook } from '../contacts/contact-book.js';
import { VoipError } from '../errors.js';
import { LogLock } from '../log/log-lock.js';
import { callOf, callsOf } from '../selectors.js';
import type { AgentParts } from './agent-features.js';

export interface MadeContacts {
  readonly contacts: AccountContacts;
  readonly names: CallerNames;
  dispose(): void;
}

/** The contacts of the account, the adapters that know more, and who is at the other end of a call. */
export function makeContacts(parts: AgentParts): MadeContacts {
  const { storage, tellError, read, calls, log } = parts;
  const account = (): string => {
    const key = parts.account();
    if (key === undefined) throw new VoipError('config/not-configured');
    return key;
  };
  const { locks } = navigator as { locks?: LockManager }; // none on insecure pages
  const lock = new LogLock(locks);
  const book = new ContactBook({
    storage,
    account,
    exclusive: (name, task) => lock.run(name, task),
    tellError,
  });
  const adapters = new AskedAdapters({ adapters: parts.adapters, tellError });
  const contacts = new AccountContacts({ book, adapters, account, now: Date.now });
  const names = new CallerNames({
    find: async (number) => {
      await contacts.list();
      return contacts.find(number);
    },
    lookup: ({ remote: { raw, e164 }, direction }) =>
      adapters.lookup({ raw, direction, ...(e164 ? { e164 } : {}) }),
    read: (id) => (calls.find(id) ? callOf(read(), id) : undefined),
    name: (id, remote) => calls.session(id).note({ type: 'identified', remote }, 'system'),
    onError: (cause) => log('warn', 'no caller name', { cause: String(cause) }),
  });
  // Somebody who is saved during the call has a name from then on.
  const stop = contacts.subscribe(() => names.askAgain(callsOf(read())));
  return {
    contacts,
    names,
    dispose: () => {
      stop();
      contacts.dispose();
    },
  };
}
