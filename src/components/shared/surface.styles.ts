import { css } from './css.js';

/**
 * What every surface of ours has in common. Its colours are roles: what a page sets stands over ours,
 * light and dark. Each text runs in its own direction but starts on the page's side: English on a page from
 * right to left, too.
 */
export const surfaceStyles = css`
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  [data-surface] {
    --_accent: var(--voip-accent, light-dark(#1f5fd6, #2f6be0));
    --_on-accent: var(--voip-on-accent, #fff);
    --_accent-text: var(--voip-accent-text, light-dark(#1f5fd6, #8db6ff));
    --_surface: var(--voip-surface, light-dark(#fff, #1a1e26));
    --_text: var(--voip-text, light-dark(#171b24, #eef1f6));
    --_muted: var(--voip-muted, light-dark(#596273, #a9b2c1));
    --_border: var(--voip-border, light-dark(#0f172a1a, #ffffff1f));
    --_tile: var(--voip-tile, light-dark(#f0f3f8, #2a303c));
    --_tile-hover: var(--voip-tile-hover, light-dark(#e3e8f1, #363e4c));
    --_danger: var(--voip-danger, light-dark(#c9252b, #d0343a));
    --_on-danger: var(--voip-on-danger, #fff);
    --_danger-text: var(--voip-danger-text, light-dark(#c9252b, #ff9a94));
    --_good-text: var(--voip-good-text, light-dark(#0b7a43, #72dda0));
    --_focus: var(--voip-focus, light-dark(#1f5fd6, #9ec1ff));
    --_radius: var(--voip-control-radius, 12px);
  }
  :where(p, span, strong, small, dt, dd, li, label, h2, h3) {
    unicode-bidi: plaintext;
  }
  :where(p, span, strong, small, dt, dd, li, label, h2, h3, bdi) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  bdi {
    font-variant-numeric: tabular-nums;
  }
  [part='status'],
  [part='said'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  [data-surface] :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  [data-surface] svg {
    flex: none;
    inline-size: 22px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
