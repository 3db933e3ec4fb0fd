import { css } from '../../shared/css.js';

/**
 * Whom the typed number may mean. It lies over a keypad that nobody presses, and else below everything: who presses
 * the keys, or Call, shall find them where they were.
 *
 * @csspart suggestions - Whom the typed number may mean; `data-typed-by` is `keyboard` or `keypad`, `data-keypad` `shown` or `hidden`.
 * @csspart suggestion - One of them; `aria-selected` is the one that Enter calls.
 * @csspart suggestion-name - Who it is.
 * @csspart suggestion-number - Their number.
 */
export const suggestionStyles = css`
  [part='dial'] {
    position: relative;
  }
  [part='suggestions'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-block-size: 264px;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  [part='suggestions']:not([data-typed-by='keypad'])[data-keypad='shown'] {
    position: absolute;
    max-block-size: 232px;
    z-index: 1;
    inset-block-start: 54px;
    inset-inline: 0;
    box-shadow: 0 8px 24px #0003;
  }
  [part='suggestion'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 12px;
    align-items: center;
    min-block-size: 48px;
    box-sizing: border-box;
    padding: 5px 12px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  [part='suggestion'] svg {
    grid-row: span 2;
    color: var(--_muted);
  }
  [part='suggestion'] > svg + [part='suggestion-number'] {
    grid-row: span 2;
  }
  [part='suggestion']:hover {
    background: var(--_tile);
  }
  [part='suggestion'][aria-selected='true'] {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    background: var(--_tile-hover);
  }
  [part='suggestion-name'],
  [part='suggestion-number'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='suggestion-name'] {
    font-weight: 600;
  }
  [part='suggestion-number'] {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  [part='suggestion'] mark {
    background: none;
    color: var(--_accent-text);
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media (forced-colors: active) {
    [part='suggestion'][aria-selected='true'] {
      outline-color: Highlight;
    }
  }
`;
