// @ts-check
/**
 * Where a call goes. Pure: everything it needs is handed in.
 *
 * @typedef {import('./registrar.mjs').Binding} Binding
 * @typedef {{ kind: 'refuse', status: number } | { kind: 'ring', bindings: Binding[] } | { kind: 'extension' }} Route
 */

/** All that a caller without an account may reach. */
const openToGuests = new Set(['0800', '0801']);

/** The help desk: its agents first, the automatic one while none of them is there. */
const helpDesk = '0800';

/**
 * @param {string} number
 * @param {{ guest: boolean, users: ReadonlySet<string>, agents: readonly string[], extensions: ReadonlySet<string>, contactsOf: (user: string) => Binding[] }} pbx
 * @returns {Route}
 */
export function routeOf(number, { guest, users, agents, extensions, contactsOf }) {
  if (guest && !openToGuests.has(number)) return { kind: 'refuse', status: 403 };
  if (number === helpDesk) {
    const bindings = agents.flatMap(contactsOf);
    return bindings.length > 0 ? { kind: 'ring', bindings } : { kind: 'extension' };
  }
  if (extensions.has(number)) return { kind: 'extension' };
  if (!users.has(number)) return { kind: 'refuse', status: 404 };
  const bindings = contactsOf(number);
  return bindings.length > 0 ? { kind: 'ring', bindings } : { kind: 'refuse', status: 480 };
}
