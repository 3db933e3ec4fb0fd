import { css } from '../shared/css.js';

/**
 * What can be pressed, moved and read inside the card. (Comments in a sheet would be loaded with it.)
 * The letters on the keys are generated, so that the visible text is part of the spelled-out name
 * (WCAG 2.5.3).
 */
export const controlStyles = css`
  [part='body'] {
    display: grid;
    gap: 14px;
    margin-block-start: 18px;
  }
  [part='text'] {
    margin: 14px 0 0;
    color: var(--_muted);
  }
  [part='notice'] {
    display: grid;
    justify-items: start;
    max-block-size: 40dvh;
    overflow: auto;
  }
  [part='link'] {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: var(--_accent-text);
    text-underline-offset: 0.2em;
  }

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
  [part='panel'] [part~='keypad-toggle'] svg {
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

  [part='volume'] {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    padding-inline: 4px;
    color: var(--_muted);
  }
  [part='volume-input'] {
    flex: 1;
    min-inline-size: 0;
    block-size: 44px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  [part='actions'] {
    position: sticky;
    inset-block-end: -20px;
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block: 14px -12px;
    padding-block: 4px 12px;
    background: var(--_surface);
  }
  [part='actions'] > :not(:only-child) {
    white-space: nowrap;
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
    font-size: 1em;
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

  [part='ways'] {
    display: grid;
    margin-block-start: 18px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_border);
  }
  [part~='way'] {
    display: flex;
    align-items: center;
    gap: 12px;
    box-sizing: border-box;
    min-block-size: 44px;
    padding: 4px;
    border-radius: 8px;
    color: var(--_text);
    text-decoration: none;
  }
  [part~='way'] svg {
    color: var(--_accent-text);
  }
  [part~='way'] bdi {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  [part~='way'] span {
    flex: 1;
  }
  [part~='way']:hover span {
    text-decoration: underline;
    text-underline-offset: 0.2em;
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
    [part~='action'],
    [part='close'] {
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
    [part~='badge'] {
      border: 1px solid CanvasText;
    }
    [part~='way'] svg {
      color: LinkText;
    }
  }
`;
