import type { ConfigLayers, PhoneConfig } from '../config.js';
import { asksForSignIn } from './asks-for-sign-in.js';
import { foldLayers } from './config-layers.js';
import type { SignIn } from './secret-vault.js';
import { resolveSettings } from './settings-schema.js';

/**
 * The layers with what somebody signed in with below them, where the page leaves that open and means the same
 * account: a secret never goes to another server, nor with another name, than it was typed for.
 */
export function withSaved(layers: ConfigLayers, saved: SignIn | null): ConfigLayers {
  if (!saved || !asksForSignIn(layers)) return layers;
  const { config } = foldLayers(layers);
  const { servers, domain, username } = resolveSettings(layers).settings;
  const fits =
    (!servers.length || servers.join(' ') === saved.server) &&
    (!domain || domain === saved.domain) &&
    (!username || username === saved.username);
  if (!fits) return layers;
  const open = Object.entries(saved).filter(([key]) => !(key in config));
  const element: PhoneConfig = Object.fromEntries(open);
  return { ...layers, attributes: [...layers.attributes, element] };
}
