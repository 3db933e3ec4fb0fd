import { VoipError } from '../../core/errors.js';
import { report } from './report.js';
import type { VoipElement } from './voip-element.js';

/** Tells the page's author about a value that cannot be used; the element goes on without it. */
export function refuseValue(element: VoipElement, attribute: string, why: string): void {
  console.error(`[voip-elements] <${element.localName}> ${attribute}: ${why}`);
  report(element, new VoipError('config/value-invalid', { detail: { key: attribute } }));
}
