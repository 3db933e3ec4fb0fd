import { unsafeCSS, type CSSResult } from 'lit';

/** For sheets without values in them. Lit's own tag brings checks of values along, to every visitor. */
export const css = ([sheet]: TemplateStringsArray): CSSResult => unsafeCSS(sheet);
