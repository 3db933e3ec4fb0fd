import type { ConfigLayers, PhoneConfig } from '../config.js';
import type { KeptSettings } from '../kept-settings.js';
import { asksForSignIn, isOfUser } from './asks-for-sign-in.js';
import { foldLayers } from './config-layers.js';
import type { SignIn } from './secret-vault.js';
import { resolveSettings } from './settings-schema.js';

/**
 * The layers with what somebody signed in with below them, where the page leaves that open and means the same
 * account: a secret never goes to another server, nor with another name, than it was typed for.
 */
export function withSaved(layers: ConfigLayers, saved: SignIn | null): ConfigLayers {
  if (!saved || !asksForSignIn(layers)) return layers;
  const { servers, domain, username } = resolveSettings(layers).settings;
  const fits =
    (!servers.length || servers.join(' ') === saved.server) &&
    (!domain || domain === saved.domain) &&
    (!username || username === saved.username);
  if (!fits) return layers;
  return withBelow(layers, saved);
}

/** The layers with one more below them, of which only what no other says counts. */
export function withBelow(layers: ConfigLayers, below: PhoneConfig): ConfigLayers {
  const { config } = foldLayers(layers);
  const open = Object.entries(below).filter(([key]) => !(key in config));
  const element: PhoneConfig = Object.fromEntries(open);
  return { ...layers, attributes: [...layers.attributes, element] };
}

/**
 * The layers with what was kept in this browser below them, on phones that somebody works with: a visitor's
 * button on the same site stays what its page says.
 */
export function withKept(layers: ConfigLayers, kept: KeptSettings): ConfigLayers {
  if (!isOfUser(layers)) return layers;
  const { server, password, ha1, token, tokenSrc } = foldLayers(layers).config;
  const { auth: keptAuth, domain, outboundProxy, ...rest } = kept;
  // How to authenticate is known already, by what is given.
  const auth = password || ha1 || token || tokenSrc ? undefined : keptAuth;
  // They were kept with another server.
  const isElsewhere = server !== undefined && kept.server !== undefined;
  const below = { ...rest, auth, ...(isElsewhere ? {} : { domain, outboundProxy }) };
  const said = Object.fromEntries(Object.entries(below).filter(([, value]) => value !== undefined));
  const all = withBelow(layers, said);
  if (auth !== 'guest') return all;
  // Who chose to be a guest does not register, whatever the elements would do by themselves.
  return { ...all, attributes: all.attributes.map(({ register, ...element }) => element) };
}
