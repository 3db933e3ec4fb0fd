import type { Phone } from './phone.js';

/** The number is the version of what is shared: incompatible copies of the library do not meet. */
const key = Symbol.for('voip-elements.phones.1');

/** The phones of this page by name, one table also when the library is loaded twice. */
export const phones = (): Map<string, Phone> =>
  ((globalThis as { [key]?: Map<string, Phone> })[key] ??= new Map<string, Phone>());
