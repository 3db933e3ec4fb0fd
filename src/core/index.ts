import { Phone } from './phone.js';
import { findPhone } from './registry.js';

/** The phone of that name on this page, made on first use. */
export function getPhone(name = 'default'): Phone {
  return findPhone(name, () => new Phone(name));
}
