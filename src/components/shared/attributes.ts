import type { PropertyDeclaration, PropertyDeclarations } from 'lit';
import type { PhoneConfig } from '../../core/config.js';

/** `type` makes what a page or a framework sets, by attribute or by property, what the property holds. */
export interface Declaration extends PropertyDeclaration {
  type(given: Given): unknown;
}

export type Given = Plain | object;
type Plain = string | number | boolean | null | undefined;

/** Numbers are text too; an empty one, and what frameworks set for "none", is none. Lists stay. */
const text = (given: Given): unknown => {
  if (given instanceof Object) return given;
  return given || given === 0 ? String(given) : undefined;
};

/** On when it is there, but for the "N" and "off" that templates write into it. */
export const flag = (given: Plain): boolean | undefined => {
  if (given == null) return undefined;
  const on = !/^(n|no|false|0|off)$/i.test(String(given));
  if (given && !on) console.warn(`[voip-elements] "${given}" counts as off`);
  return on;
};

const count = (given: Plain): unknown => text(given) && Number(given);

/** Declares properties by the names of their attributes: `token-src` is `tokenSrc`. */
export const declared = (
  attributes: string,
  options?: Partial<Declaration>,
): Record<string, Declaration> =>
  Object.fromEntries(
    attributes
      .split(' ')
      .map((attribute) => [
        attribute.replace(/-./g, (hyphened) => hyphened.slice(1).toUpperCase()),
        { attribute, type: text, ...options },
      ]),
  );

/** Whoever can read the page's source could read these: no attribute ever becomes one of them. */
export const secrets = 'password ha1 token turn-credential';

/** What every element hands to its phone, named as in `configure()`. */
export const configProperties: PropertyDeclarations = {
  ...declared(
    'server domain username auth-user display-name auth outbound-proxy codecs stun turn token-src on-leave log-level context',
  ),
  ...declared('register', { type: flag }),
  ...declared('max-calls', { type: count }),
  ...declared(`turn-username ice-servers ${secrets}`, { attribute: false }),
};

/** What was really given: an absent or removed attribute must never count as configured. */
export function configFrom(element: object): PhoneConfig {
  const given: Record<string, unknown> = {};
  for (const key in configProperties) {
    const value: unknown = Reflect.get(element, key);
    if (value !== undefined) given[key] = value;
  }
  return given;
}
