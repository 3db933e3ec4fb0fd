import type { PhoneConfig } from '../../../src/core/config.js';
import {
  resolveSettings,
  type ResolvedSettings,
} from '../../../src/core/settings/settings-schema.js';

/** What is enough to be configured. */
export const enough: PhoneConfig = { server: 'wss://pbx.example.com/ws' };

/** Resolves properties alone, as `configure()` would set them. */
export function resolve(properties: PhoneConfig): ResolvedSettings {
  return resolveSettings({ properties, attributes: [] });
}

/** Code and detail of every problem, for comparison. */
export function problemsOf({ problems }: ResolvedSettings): [string, Record<string, unknown>][] {
  return problems.map(({ code, detail }) => [code, { ...detail }]);
}
