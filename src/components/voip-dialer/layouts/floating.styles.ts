import { css } from '../../shared/css.js';

/**
 * A window over the page. Its place is a share of the room that is left beside it, so that no size of window or
 * page leads it outside.
 *
 * @csspart window-title - What moves and closes the window.
 * @csspart window-handle - Moves it by arrow keys; opens the corners.
 * @csspart window-toggle - Opens and closes a bar or a window; closed, a window's bubble. `data-news` is `fine`, `silent` or `problem`.
 * @csspart corners - The corners a window can be moved to.
 * @csspart corner - One of them.
 */
export const floatingStyles = css`
  :host([layout='floating']) {
    --_edge: var(--voip-window-margin, min(16px, 3vmin));
    --_start: max(var(--_edge), env(safe-area-inset-left));
    --_end: max(var(--_edge), env(safe-area-inset-right));
    --_top: max(var(--_edge), env(safe-area-inset-top));
    --_bottom: max(var(--_edge), env(safe-area-inset-bottom));
    position: fixed;
    inset-inline-start: calc(
      var(--_start) + var(--_inline, 1) * (100% - var(--_start) - var(--_end))
    );
    inset-block-start: calc(var(--_top) + var(--_block, 1) * (100% - var(--_top) - var(--_bottom)));
    translate: calc(var(--_inline, 1) * -100%) calc(var(--_block, 1) * -100%);
    box-sizing: border-box;
    max-inline-size: calc(100% - var(--_start) - var(--_end));
    max-block-size: calc(100% - var(--_top) - var(--_bottom));
  }
  :host([layout='floating']:dir(rtl)) {
    --_start: max(var(--_edge), env(safe-area-inset-right));
    --_end: max(var(--_edge), env(safe-area-inset-left));
    translate: calc(var(--_inline, 1) * 100%) calc(var(--_block, 1) * -100%);
  }
  :host(:state(open)) {
    inline-size: var(--voip-window-width, 360px);
    block-size: var(--voip-window-height, 600px);
  }
  :host(:state(closed)) {
    container-type: normal;
    inline-size: max-content;
  }
  :host(:state(open)) [part='dialer'] {
    gap: 0;
    block-size: 100%;
    padding: 0;
    overflow: hidden;
    box-shadow: var(--voip-window-shadow, 0 12px 40px #0003);
  }
  [part='window-title'] {
    display: flex;
    justify-content: space-between;
    padding: 4px 6px 0;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  [part='window-title']:active {
    cursor: grabbing;
  }
  [part='window-title'] > button {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 32px;
    padding: 0;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: inherit;
  }
  [part='window-title'] > button:hover,
  [part='window-handle'][aria-expanded='true'] {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='window-title'] > [part='window-toggle'] {
    cursor: pointer;
  }
  [part='window-handle'] svg {
    stroke-width: 3;
    rotate: 90deg;
  }
  [part='corners'] {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    padding: 6px 16px 10px;
  }
  [part='corner'] {
    min-block-size: 40px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    cursor: pointer;
  }
  [part='corner']:hover {
    background: var(--_tile-hover);
  }
  [part='window'] {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 14px;
    min-block-size: 0;
    padding: 2px 16px 16px;
    overflow: auto;
  }
  @container voip-dialer (max-width: 319px) {
    [part='window'] {
      gap: 10px;
      padding: 2px 10px 10px;
    }
  }

  :host(:state(closed)) [part='dialer'] {
    gap: 8px;
    align-items: end;
    padding: 0;
    border: 0;
    background: none;
    box-shadow: none;
  }
  [part='stack'] {
    inline-size: min(300px, 100%);
    padding: 0;
  }
  [part='stack'] > *,
  [part='compact'] {
    box-shadow: var(--voip-window-shadow, 0 8px 28px #0004);
  }
  [part='compact'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    box-sizing: border-box;
    max-inline-size: 100%;
    border-radius: 28px;
    background: var(--_surface);
  }
  [part='compact']:not([data-state='idle']) {
    inline-size: 304px;
    padding: 10px;
    border: 1px solid var(--_border);
  }
  [part='compact'][data-state='incoming'] {
    border-color: var(--_accent-text);
    animation: voip-ring 1.4s ease-out infinite;
  }
  @keyframes voip-ring {
    from {
      outline: 3px solid color-mix(in srgb, var(--_accent) 65%, transparent);
      outline-offset: 0;
    }
    to {
      outline: 3px solid transparent;
      outline-offset: 14px;
    }
  }
  [part='compact-head'] {
    display: flex;
    align-items: center;
    gap: 10px;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  [part='compact'] [part='window-toggle'] {
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  [part='compact']:not([data-state='idle']) [part='window-toggle'] {
    inline-size: 44px;
    block-size: 44px;
  }
  [part='compact'] [part='window-toggle']:hover {
    filter: brightness(1.08);
  }
  [part='compact'] [part='window-toggle'][data-news='silent'] {
    background: var(--_tile);
    color: var(--_danger-text);
  }
  [part='compact'] [part='window-toggle'][data-news='problem'] {
    background: var(--_danger);
    color: var(--_on-danger);
  }
  [part='window-toggle'] [part='line-dot'] {
    position: absolute;
    inset-block-end: 1px;
    inset-inline-end: 1px;
    inline-size: 14px;
    block-size: 14px;
    border: 3px solid var(--_surface);
  }
  [data-line] [part='window-toggle'] [part='line-dot'] {
    border-color: var(--_surface);
    background: var(--_muted);
  }
  [data-line='ready'] [part='window-toggle'] [part='line-dot'],
  [data-line='outgoing'] [part='window-toggle'] [part='line-dot'] {
    background: var(--_good-text);
  }
  [data-line='lost'] [part='window-toggle'] [part='line-dot'],
  [data-line='failed'] [part='window-toggle'] [part='line-dot'] {
    background: var(--_danger-text);
  }
  [part='bubble-text'] {
    max-inline-size: 26ch;
    padding-inline-end: 20px;
    color: var(--_text);
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.3;
  }
  [part='compact'] [part~='actions'] {
    gap: 8px;
  }
  [part='compact'] [part~='action'],
  [part='compact'] [part~='tile'] {
    flex: 1 1 auto;
    gap: 4px;
    padding: 0 6px;
  }
  @media (prefers-reduced-motion: reduce) {
    [part='compact'][data-state='incoming'] {
      outline: 3px solid color-mix(in srgb, var(--_accent) 65%, transparent);
      animation: none;
    }
  }
  @media (forced-colors: active) {
    [part='compact'],
    [part='stack'] > * {
      border: 1px solid CanvasText;
    }
  }
`;
