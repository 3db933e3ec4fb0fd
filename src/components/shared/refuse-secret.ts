import { VoipError } from '../../core/errors.js';
import { report } from './report.js';
import type { VoipElement } from './voip-element.js';

/** Tells the page's author, and takes the attribute away from whoever saves or records the page. */
export function refuseSecret(element: VoipElement, attribute: string): void {
  element.removeAttribute(attribute);
  console.error(
    `[voip-elements] ${attribute} is refused as an attribute: everybody who opens the page could read it. ` +
      `Set the property, call configure(), or let token-src answer it.`,
  );
  report(element, new VoipError('config/secret-attribute', { detail: { attribute } }));
}
