import { css } from 'lit';

/** The card and all that is in it; comes with the panel. */
export const panelStyles = css`
  [part='panel'] {
    --_surface: var(--voip-surface, light-dark(#fff, #1b1f27));
    --_text: var(--voip-text, light-dark(#161a22, #eef1f6));
    --_muted: var(--voip-muted, light-dark(#5a6473, #a7b0be));
    --_border: var(--voip-border, light-dark(#0f172a1f, #ffffff24));
    --_tile: var(--voip-tile, light-dark(#f1f4f9, #282e39));
    --_tile-hover: var(--voip-tile-hover, light-dark(#e5eaf2, #333a47));
    --_danger: var(--voip-danger, light-dark(#c62121, #ff8f87));
    --_on-danger: var(--voip-on-danger, light-dark(#fff, #45090a));
    --_good: var(--voip-good, light-dark(#0e7a43, #6fdc9f));
    --_focus: var(--voip-focus, var(--_accent));
    --_control-radius: var(--voip-control-radius, 12px);
    box-sizing: border-box;
    inline-size: var(--voip-panel-width, 336px);
    max-inline-size: calc(100vw - 24px);
    max-block-size: calc(100dvh - 24px);
    overflow: auto;
    overscroll-behavior: contain;
    margin: 0;
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--voip-panel-radius, 20px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--voip-panel-shadow, 0 1px 2px #0f172a14, 0 12px 40px -8px #0f172a40);
    font-size: var(--voip-panel-font-size, 0.9375rem);
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
  }
  [part='panel'][popover] {
    position: fixed;
    inset: var(--_y, 12px) auto auto var(--_x, 12px);
  }
  [part='panel']:not([popover]) {
    inline-size: 100%;
    max-inline-size: none;
    margin-block-start: 8px;
  }
  [part='panel']:focus {
    outline: none;
  }
  [part='status'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  [part='button-timer'],
  [part='timer'] {
    font-variant-numeric: tabular-nums;
  }
`;
