import type { ConfigLayers, PhoneConfig } from '../config.js';
import type { TokenAnswer } from './token-answer.js';

/** One configuration out of all layers, and the keys about which two elements disagree. */
export interface FoldedConfig {
  readonly config: PhoneConfig;
  readonly conflicts: readonly (keyof PhoneConfig)[];
}

const secrets = ['password', 'ha1', 'token'] as const;

/** Keys of one element rather than of the phone: elements that differ here do not disagree. */
const ownKeys: ReadonlySet<string> = new Set(['target', 'register', 'attributes', 'context']);

/**
 * token-src answer > `configure()` and properties > attributes. What is absent or empty in one layer
 * is left to the next.
 */
export function foldLayers(layers: ConfigLayers, answer?: TokenAnswer): FoldedConfig {
  const { config: attributes, conflicts } = foldAttributes(layers.attributes.map(given));
  const properties = given(layers.properties);
  const token = given(answer ? tokenLayer(answer) : {});
  const config: PhoneConfig = {
    ...withoutOvertakenSecrets(attributes, properties, token),
    ...withoutOvertakenSecrets(properties, token),
    ...token,
  };
  const context = { ...(properties.attributes ?? attributes.attributes), ...token.attributes };
  if (Object.keys(context).length) config.attributes = context;
  const undecided = conflicts.filter((key) => !(key in properties) && !(key in token));
  return { config, conflicts: undecided };
}

/** The first element that says something stands; the phone registers if any of them asks. */
function foldAttributes(elements: readonly PhoneConfig[]): FoldedConfig {
  const config: PhoneConfig = {};
  const conflicts = new Set<keyof PhoneConfig>();
  for (const element of elements) {
    for (const key of Object.keys(element) as (keyof PhoneConfig)[]) {
      if (!(key in config)) Object.assign(config, { [key]: element[key] });
      else if (!ownKeys.has(key) && !same(config[key], element[key])) conflicts.add(key);
    }
  }
  if (elements.some((element) => element.register)) config.register = true;
  return { config, conflicts: [...conflicts] };
}

/** A secret of a higher layer replaces every secret below it, whatever its kind. */
function withoutOvertakenSecrets(
  layer: PhoneConfig,
  ...above: readonly PhoneConfig[]
): PhoneConfig {
  if (!above.some((other) => secrets.some((key) => other[key]))) return layer;
  return without(layer, secrets);
}

function tokenLayer(answer: TokenAnswer): PhoneConfig {
  const { context, ...rest } = answer;
  const config: PhoneConfig = without(rest, ['realm', 'expiresIn']);
  return context ? { ...config, attributes: context } : config;
}

/** Only what says something. An empty `codecs` does: it asks for no codec at all. */
function given(layer: PhoneConfig): PhoneConfig {
  const entries = Object.entries(layer).filter(
    ([key, value]) => value !== undefined && (key === 'codecs' || !isBlank(value)),
  );
  return Object.fromEntries(entries);
}

function without<T extends object>(layer: T, keys: readonly string[]): Partial<T> {
  const entries = Object.entries(layer).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(entries) as Partial<T>;
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
