import type { Phone } from '../../core/phone.js';
import type { CallId } from '../../core/state.js';

const claims = new WeakMap<Phone, Map<CallId, HTMLElement>>();

/**
 * Which element shows a call, so that two buttons on one page do not both open for it.
 * A call nobody shows (started by script, or its element left the page) goes to the first that asks.
 *
 * @returns whether the call is this element's.
 */
export function claimCall(phone: Phone, id: CallId, element: HTMLElement): boolean {
  const owners = claims.get(phone) ?? new Map<CallId, HTMLElement>();
  claims.set(phone, owners);
  const owner = owners.get(id);
  if (!owner?.isConnected) owners.set(id, element);
  return owners.get(id) === element;
}
