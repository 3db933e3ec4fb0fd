import { unsafeCSS } from 'lit';

/**
 * What the idle button needs, and no more; one rule a line and no spaces, because every visitor loads
 * it. Hover, focus, the running call and the theme are drawn by the panel's sheet, which comes with
 * the first hover or focus. The accent reads well on light and on dark pages.
 */
// prettier-ignore
export const buttonStyles = unsafeCSS(`
:host{display:inline-block;font-family:var(--voip-font,inherit)}
:host([variant=bar]){display:block}
:host([placement*='-']){position:fixed;z-index:var(--voip-z-index,1000);inset:auto var(--voip-offset-inline,20px) var(--voip-offset-block,20px) auto}
:host([placement^=top]){inset-block:var(--voip-offset-block,20px) auto}
:host([placement$=start]){inset-inline:var(--voip-offset-inline,20px) auto}
:host>:is(button,a){display:flex;align-items:center;justify-content:center;gap:8px;inline-size:100%;min-inline-size:var(--voip-button-size,44px);min-block-size:var(--voip-button-size,44px);padding:0 20px;border:1px solid #0000;border-radius:var(--voip-button-radius,99px);background:var(--voip-accent,#1f5fd6);color:var(--voip-on-accent,#fff);font:inherit;font-size:var(--voip-font-size,1rem);font-weight:600}
:host([placement*='-'])>button{box-shadow:var(--voip-button-shadow,0 4px 16px #0004)}
:host([variant=link])>button{padding:0;background:none;color:inherit;text-decoration:underline}
:host([variant=icon])>button{padding:0;gap:0;font-size:0}
:host>a{text-decoration:none;margin-block-start:8px}
svg{inline-size:22px;fill:currentColor}
`);
