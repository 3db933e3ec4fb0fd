import { Phone } from './phone.js';
import { phones } from './registry.js';

/** The phone of that name on this page, made on first use; a second copy of the library gets the first one's. */
export function getPhone(name = 'default'): Phone {
  const phone = phones().get(name) ?? new Phone(name);
  phones().set(name, phone);
  return phone;
}
