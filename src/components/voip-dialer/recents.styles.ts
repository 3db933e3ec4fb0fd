import { css } from '../shared/css.js';

/** The calls that are over. What is out of sight is not laid out, however long the list. */
export const recentsStyles = css`
  [part='views'],
  [part='recents-bar'] {
    display: flex;
    gap: 8px;
  }
  [part='view'],
  [part='recents-missed'] {
    display: flex;
    flex: 1;
    gap: 8px;
    align-items: center;
    justify-content: center;
    min-block-size: 40px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [part='recents-missed'] {
    flex: none;
    padding-inline: 14px;
  }
  [part='view'][aria-pressed='true'],
  [part='recents-missed'][aria-pressed='true'] {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='missed-count'] {
    min-inline-size: 22px;
    padding-inline: 4px;
    border-radius: 11px;
    background: var(--_danger);
    color: var(--_on-danger);
    font-size: 0.8125rem;
    line-height: 22px;
    text-align: center;
  }
  [part='recents'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  [part~='recents-search'] {
    flex: 1;
    min-inline-size: 0;
  }
  [part='entries'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-block-size: 420px;
    overflow: auto;
    overscroll-behavior: contain;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='entry'] {
    display: flex;
    align-items: center;
    border-block-end: 1px solid var(--_border);
    content-visibility: auto;
    contain-intrinsic-block-size: 60px;
  }
  [part='entry-call'] {
    display: grid;
    flex: 1;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 12px;
    align-items: center;
    min-block-size: 58px;
    padding: 6px 4px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  [part='entry-call']:disabled {
    cursor: default;
  }
  [part='entry-call']:hover:not(:disabled) {
    background: var(--_tile);
  }
  [part='entry-call'] svg {
    grid-row: span 2;
    color: var(--_muted);
  }
  [part='entry']:dir(rtl) svg {
    transform: scaleX(-1);
  }
  [part='entry-name'] {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='entry-details'] {
    color: var(--_muted);
    font-size: 0.8125rem;
    text-align: match-parent;
  }
  [data-outcome='missed'] [part='entry-name'],
  [data-outcome='missed'] [part='entry-call'] svg {
    color: var(--_danger-text);
  }
  [part='entry-remove'] {
    display: grid;
    place-items: center;
    min-inline-size: 40px;
    min-block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  [part='entry-remove']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
`;
