import { css } from '../shared/css.js';

/**
 * The card, its header and its way onto the screen. Comes with the panel.
 */
export const panelStyles = css`
  :host > button {
    cursor: pointer;
    transition:
      filter 0.15s,
      background-color 0.2s;
  }
  :host > button:hover {
    filter: brightness(1.12);
  }
  :host > button:focus-visible {
    outline: 2px solid var(--voip-focus, light-dark(#1f5fd6, #9ec1ff));
    outline-offset: 3px;
  }
  :host > button:is([data-state='in-call'], [data-state='held']) {
    background: var(--voip-good, #0b7a43);
    color: var(--voip-on-good, #fff);
  }
  :host([variant='link']) > button {
    background: none;
    color: inherit;
    text-underline-offset: 0.2em;
  }
  [part='panel'] {
    box-sizing: border-box;
    inline-size: var(--voip-panel-width, 340px);
    max-inline-size: calc(100vw - 24px);
    max-block-size: calc(100dvh - 24px);
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    margin: 0;
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--voip-panel-radius, 22px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--voip-panel-shadow, 0 2px 4px #0f172a0d, 0 16px 48px -12px #0f172a47);
    font-size: var(--voip-panel-font-size, 0.9375rem);
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
    outline: none;
  }
  [part='panel'][popover] {
    position: fixed;
    inset: var(--_y, 12px) auto auto var(--_x, 12px);
    animation: appear 0.2s cubic-bezier(0.2, 0.8, 0.3, 1);
  }
  [part='panel'][data-side='above'] {
    --_from: 8px;
  }
  [part='panel']:not([popover]) {
    inline-size: 100%;
    max-inline-size: none;
    margin-block-start: 8px;
    box-shadow: none;
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(var(--_from, -8px)) scale(0.985);
    }
  }

  [part='header'] {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  [part~='badge'] {
    --_tone: var(--_accent-text);
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_tone) 13%, transparent);
    color: var(--_tone);
  }
  [part~='badge-danger'] {
    --_tone: var(--_danger-text);
  }
  [part~='badge-good'] {
    --_tone: var(--_good-text);
  }
  [part~='badge-quiet'] {
    --_tone: var(--_muted);
  }
  [part~='badge'][data-pending]::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: 0 0 0 2px color-mix(in srgb, var(--_tone) 55%, transparent);
    animation: pulse 1.8s ease-out infinite;
  }
  @keyframes pulse {
    to {
      opacity: 0;
      transform: scale(1.38);
    }
  }
  [part='heading'] {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  [part='title'] {
    font-size: var(--voip-title-font-size, 1.0625rem);
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
  }
  [part='subtitle'] {
    color: var(--_muted);
  }
  [part='timer'] {
    font-size: 1rem;
  }
  [part='close'] {
    display: grid;
    flex: none;
    align-self: start;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin: -10px;
    margin-inline-start: -6px;
    padding: 0;
    border: 1px solid #0000;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  [part='close']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
  @media (max-width: 479px) {
    [part='panel'][popover] {
      --_from: 24px;
      inset: auto 0 0;
      inline-size: 100%;
      max-inline-size: none;
      padding-block-end: max(20px, env(safe-area-inset-bottom));
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='panel'][popover],
    [part~='badge'][data-pending]::after {
      animation: none;
    }
    :host > button {
      transition: none;
    }
  }
`;
