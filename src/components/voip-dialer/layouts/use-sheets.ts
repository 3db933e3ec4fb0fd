import type { CSSResult } from 'lit';
import type { VoipDialer } from '../voip-dialer.js';

/** Adds sheets to the element, behind its own. Returns what takes them away again. */
export function useSheets(
  { shadowRoot }: VoipDialer,
  ...all: (CSSResult | CSSStyleSheet)[]
): () => void {
  const sheets = all.flatMap((one) => ('styleSheet' in one ? (one.styleSheet ?? []) : one));
  shadowRoot?.adoptedStyleSheets.push(...sheets);
  return () => {
    if (!shadowRoot) return;
    const rest = shadowRoot.adoptedStyleSheets.filter((one) => !sheets.includes(one));
    shadowRoot.adoptedStyleSheets = rest;
  };
}
