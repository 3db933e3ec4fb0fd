import { VoipError } from '../../core/errors.js';
import type { VoipElement } from './voip-element.js';

/** Tells a failure that nothing else tells. What is no VoipError is a fault of ours or of the page. */
export function report(element: VoipElement, error: unknown): void {
  if (!(error instanceof VoipError)) return reportError(error);
  const detail = { error: error.toInfo() };
  element.phone.announce('voip-error', detail, { origin: 'system', source: element });
}
