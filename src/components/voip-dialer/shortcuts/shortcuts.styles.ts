import { css } from '../../shared/css.js';

/**
 * The list of the keyboard shortcuts.
 *
 * @csspart shortcuts-toggle - Opens the list of the keyboard shortcuts.
 * @csspart shortcuts - That list.
 * @csspart shortcuts-head - Its first line.
 * @csspart shortcuts-title - What it is.
 * @csspart shortcuts-close - Leads back.
 * @csspart shortcuts-scope - Where those below work.
 * @csspart shortcut-list - Those of one scope.
 * @csspart shortcut - One of them.
 * @csspart key-cap - One of its keys.
 */
export const shortcutStyles = css`
  [part='shortcuts'] {
    display: grid;
    gap: 8px;
  }
  [part='shortcuts-head'] {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  [part='shortcuts-title'],
  [part='shortcuts-scope'] {
    margin: 0;
    font-size: 1em;
    font-weight: 650;
  }
  [part='shortcuts-scope'] {
    margin-block-start: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  [part='shortcuts-close'] {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  [part='shortcuts-close']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='shortcut-list'] {
    margin: 0;
  }
  [part='shortcut'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_border);
  }
  [part='shortcut'] dd {
    display: flex;
    gap: 4px;
    margin: 0;
    margin-inline-start: auto;
  }
  [part='key-cap'] {
    min-inline-size: 1.2em;
    padding: 1px 6px;
    border: 1px solid var(--_border);
    border-block-end-width: 2px;
    border-radius: 6px;
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    font-size: 0.75rem;
    text-align: center;
  }
  [part='shortcuts-toggle'] {
    align-self: center;
    min-block-size: 36px;
    padding: 0 12px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.8125rem;
    cursor: pointer;
  }
  [part='shortcuts-toggle']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
`;
