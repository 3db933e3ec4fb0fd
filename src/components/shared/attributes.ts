import type { ComplexAttributeConverter, PropertyDeclaration, PropertyDeclarations } from 'lit';
import type { PhoneConfig } from '../../core/config.js';

/** Declares properties by the names of their attributes: `token-src` is `tokenSrc`. */
export const declared = (attributes: string, options?: PropertyDeclaration): PropertyDeclarations =>
  Object.fromEntries(
    attributes
      .split(' ')
      .map((attribute) => [
        attribute.replace(/-./g, (hyphened) => hyphened.slice(1).toUpperCase()),
        { attribute, ...options },
      ]),
  );

/** A boolean attribute that also understands the "N" and "off" that templates write into it. */
export const flag: ComplexAttributeConverter<boolean | undefined> = {
  fromAttribute(value) {
    if (value === null) return undefined;
    const on = !/^(n|no|false|0|off)$/i.test(value);
    if (!on) console.warn(`[voip-elements] "${value}" counts as off`);
    return on;
  },
};

/** Whoever can read the page's source could read these: no attribute ever becomes one of them. */
export const secrets = 'password ha1 token turn-credential';

/** What every element hands to its phone, named as in `configure()`. */
export const configProperties: PropertyDeclarations = {
  ...declared(
    'server domain username auth-user display-name auth outbound-proxy codecs stun turn token-src on-leave log-level context',
  ),
  ...declared('register', { converter: flag }),
  ...declared('max-calls', { type: Number }),
  ...declared(`turn-username ice-servers ${secrets}`, { attribute: false }),
};

/** What was really given: an absent or removed attribute must never count as configured. */
export function configFrom(element: object): PhoneConfig {
  const given: object = Object.fromEntries(
    Object.keys(configProperties)
      .map((key): [string, unknown] => [key, Reflect.get(element, key)])
      .filter(([, value]) => (value ?? '') !== ''),
  );
  return given;
}
