import type { ConfigLayers } from '../config.js';
import { foldLayers } from './config-layers.js';

/** Whether the page leaves it to the user to sign in: an agent's phone without a secret. */
export function asksForSignIn(layers: ConfigLayers): boolean {
  const { register, auth, password, ha1, token, tokenSrc } = foldLayers(layers).config;
  return register === true && auth !== 'guest' && !(password || ha1 || token || tokenSrc);
}
