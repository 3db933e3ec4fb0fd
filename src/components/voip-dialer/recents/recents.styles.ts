import { css } from '../../shared/css.js';

/**
 * The calls that are over, fetched with them. What is out of sight is not laid out, however long the list.
 *
 * @csspart recents - The calls that are over.
 * @csspart recents-bar - Search and filter.
 * @csspart recents-search - The field that searches them.
 * @csspart recents-missed - Shows the missed ones only.
 * @csspart entries - Their list.
 * @csspart entry - One of them; `data-outcome` is how it ended, `data-direction` who called.
 * @csspart entry-call - Calls again.
 * @csspart entry-name - Who it was.
 * @csspart entry-details - Direction, outcome, time and how long.
 * @csspart entry-quality - How it sounded.
 * @csspart entries-page - Twenty-five of them.
 * @csspart entry-toggle - Opens and closes what else is known of it.
 * @csspart entry-more - That, and what can be done about it.
 * @csspart entry-facts - What is known, a row each.
 * @csspart entry-remove - Takes it out of the list.
 */
export const recentsStyles = css`
  [part='recents-bar'] {
    display: flex;
    gap: 8px;
  }
  [part='recents-missed'] {
    display: flex;
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
  [part='recents-missed'][aria-pressed='true'] {
    background: var(--_tile);
    color: var(--_text);
  }
  @media (forced-colors: active) {
    [part='recents-missed'][aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
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
    max-block-size: 420px;
    overflow: auto;
    overscroll-behavior: contain;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='entries-page'] {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 1475px;
  }
  [part='entry'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    border-block-end: 1px solid var(--_border);
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
  [part='entry-call']:dir(rtl) svg {
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
  }
  [data-outcome='missed'] [part='entry-name'],
  [data-outcome='missed'] [part='entry-call'] svg {
    color: var(--_danger-text);
  }
  [part='entry-toggle'] {
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
  [part='entry-toggle']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='entry-toggle'][aria-expanded='true'] svg {
    transform: scaleY(-1);
  }
  [part='entry-more'] {
    display: grid;
    grid-column: 1 / -1;
    gap: 12px;
    padding: 4px 4px 14px;
  }
  [part='entry-facts'] {
    display: grid;
    gap: 4px;
    margin: 0;
    font-size: 0.8125rem;
  }
  [part='entry-facts'] > div {
    display: grid;
    grid-template-columns: minmax(0, 5.5rem) minmax(0, 1fr);
    gap: 8px;
  }
  [part='entry-facts'] dt {
    color: var(--_muted);
  }
  [part='entry-facts'] dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
