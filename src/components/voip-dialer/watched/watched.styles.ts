import { css } from '../../shared/css.js';

/**
 * Other extensions, and messages that wait.
 *
 * @csspart messages - That messages wait; calls what plays them.
 * @csspart messages-count - How many new ones.
 * @csspart messages-hear - What a press on it does.
 * @csspart ringing-count - How many watched extensions ring.
 * @csspart extensions - The watched extensions.
 * @csspart extension - One of them; `data-status` is `idle`, `ringing`, `busy` or `unknown`.
 * @csspart extension-shape - The same as a shape and a colour.
 * @csspart extension-name - Its number.
 * @csspart extension-status - What it does, in words.
 * @csspart extension-action - What can be done; `extension-call` or `pick-up` as well.
 * @csspart extension-call - Calls it.
 * @csspart pick-up - Takes the call that rings there.
 */
export const watchedStyles = css`
  [part='messages'] {
    display: flex;
    gap: 10px;
    align-items: center;
    min-block-size: 44px;
    padding: 6px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  [part='messages']:hover {
    background: var(--_tile-hover);
  }
  [part='messages-count'] {
    flex: 1;
    text-align: start;
    unicode-bidi: plaintext;
    min-inline-size: 0;
    font-weight: 600;
  }
  [part='messages-hear'] {
    color: var(--_accent-text);
    font-weight: 600;
  }
  [part='views'] {
    flex-wrap: wrap;
  }
  [part='ringing-count'] {
    min-inline-size: 22px;
    padding-inline: 4px;
    border-radius: 11px;
    background: var(--_good);
    color: var(--_on-good);
    font-size: 0.8125rem;
    line-height: 22px;
    text-align: center;
  }
  [part='extensions'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-block-size: 420px;
    overflow: auto;
    overscroll-behavior: contain;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='extension'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: 12px;
    align-items: center;
    min-block-size: 58px;
    padding: 6px 4px;
    border-block-end: 1px solid var(--_border);
  }
  [part='extension-shape'] {
    display: grid;
    grid-row: span 2;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border: 2px solid var(--_border);
    border-radius: 50%;
    color: var(--_muted);
  }
  [part='extension-shape'] svg {
    inline-size: 18px;
    block-size: 18px;
  }
  [data-status='idle'] [part='extension-shape'] {
    border-color: currentColor;
    color: var(--_good-text);
  }
  [data-status='busy'] [part='extension-shape'] {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_on-danger);
  }
  [data-status='ringing'] [part='extension-shape'] {
    border-color: var(--_good);
    background: var(--_good);
    color: var(--_on-good);
  }
  [data-status='unknown'] [part='extension-shape'] {
    border-style: dashed;
  }
  [part='extension-name'],
  [part='extension-status'] {
    grid-column: 2;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='extension-name'] {
    font-weight: 600;
  }
  [part='extension-status'] {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  [part~='extension-action'] {
    grid-row: 1 / span 2;
    grid-column: 3;
    min-inline-size: 72px;
    min-block-size: 40px;
    padding-inline: 14px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [part~='extension-action']:hover {
    background: var(--_tile-hover);
  }
  [part~='pick-up'],
  [part~='pick-up']:hover {
    background: var(--_good);
    color: var(--_on-good);
  }
  @media (forced-colors: active) {
    [part~='extension-action'],
    [part='messages'] {
      border-color: ButtonBorder;
    }
    [part='extension-shape'] {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
