import type { Phone } from './phone.js';

/** The number is the version of what is shared: incompatible copies of the library do not meet. */
const key = Symbol.for('voip-elements.phones.1');

function phones(): Map<string, Phone> {
  const shared = globalThis as { [key]?: Map<string, Phone> };
  return (shared[key] ??= new Map<string, Phone>());
}

/** One phone per name and page, also when the library is loaded twice: the first copy's is shared. */
export function findPhone(name: string, create: () => Phone): Phone {
  const known = phones().get(name);
  if (known) return known;
  const phone = create();
  phones().set(name, phone);
  return phone;
}

export function forgetPhone(phone: Phone): void {
  if (phones().get(phone.name) === phone) phones().delete(phone.name);
}
