import type { ConfigLayers } from '../config.js';
import { foldLayers } from './config-layers.js';

/** Whether somebody works with this phone, so that what they chose in this browser counts. */
export function isOfUser(layers: ConfigLayers): boolean {
  const { register, auth } = foldLayers(layers).config;
  return register === true && auth !== 'guest';
}

/** Whether the page leaves it to the user to sign in: an agent's phone without a secret. */
export function asksForSignIn(layers: ConfigLayers): boolean {
  const { password, ha1, token, tokenSrc } = foldLayers(layers).config;
  return isOfUser(layers) && !(password || ha1 || token || tokenSrc);
}
