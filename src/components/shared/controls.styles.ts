import { css } from './css.js';

/**
 * What can be pressed. (Comments in a sheet would be loaded with it.) The letters on the keys are
 * generated, so that the visible text is part of the spelled-out name (WCAG 2.5.3).
 */
export const controlStyles = css`
  [part='tiles'] {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: 10px;
  }
  [part~='tile'] {
    display: grid;
    gap: 4px;
    justify-items: center;
    min-block-size: 68px;
    padding: 12px 8px 10px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    font-size: 0.8125rem;
    font-weight: 550;
    cursor: pointer;
    transition: background-color 0.15s;
  }
  [data-surface] [part~='keypad-toggle'] svg {
    stroke-width: 3;
  }
  [part~='tile']:hover:not(:disabled) {
    background: var(--_tile-hover);
  }
  [part~='tile'][aria-pressed='true'],
  [part~='tile'][aria-expanded='true'] {
    background: var(--_text);
    color: var(--_surface);
  }
  [part~='tile']:disabled,
  [part~='action'][aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }

  [part='keypad'] {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 8px;
  }
  [part='key'] {
    display: grid;
    align-content: center;
    justify-items: center;
    min-block-size: 50px;
    padding: 0;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    line-height: 1.1;
    cursor: pointer;
    touch-action: manipulation;
    transition: background-color 0.1s;
  }
  [part='key'] span {
    font-size: 1.25rem;
    font-weight: 550;
  }
  [part='key'] small {
    min-block-size: 0.9em;
    color: var(--_muted);
    font-size: 0.625rem;
    font-weight: 600;
    letter-spacing: 0.08em;
  }
  [part='key'] small::after {
    content: attr(data-letters);
  }
  [part='key']:hover {
    background: var(--_tile-hover);
  }
  [part='key']:active,
  [part='key'][data-sent] {
    background: color-mix(in srgb, var(--_accent) 24%, var(--_tile));
  }

  [part~='action'] {
    --_tone: var(--_accent);
    --_on-tone: var(--_on-accent);
    display: flex;
    flex: 1 1 0;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 48px;
    padding: 0 14px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tone);
    color: var(--_on-tone);
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
    transition: filter 0.15s;
  }
  [part~='action']:hover:not([aria-disabled='true']) {
    filter: brightness(1.08);
  }
  [part~='action-danger'] {
    --_tone: var(--_danger);
    --_on-tone: var(--_on-danger);
  }
  [part~='action-quiet'] {
    --_tone: var(--_tile);
    --_on-tone: var(--_text);
  }

  @media (prefers-reduced-motion: reduce) {
    [part~='tile'],
    [part~='action'],
    [part='key'] {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    [part~='tile'],
    [part='key'],
    [part~='action'] {
      border-color: ButtonBorder;
    }
    [part~='tile'][aria-pressed='true'],
    [part~='tile'][aria-expanded='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
    [part~='tile']:disabled,
    [part~='action'][aria-disabled='true'] {
      opacity: 1;
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
