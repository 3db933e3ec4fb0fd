import { css } from '../shared/css.js';

/**
 * What leads from one view of the dialer to another. Four fit into one row at 360 px, and stand two by two where
 * there is less room.
 */
export const viewsStyles = css`
  [part='views'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    font-size: 0.875rem;
  }
  [part='view'] {
    display: flex;
    flex: 1 1 auto;
    gap: 8px;
    align-items: center;
    justify-content: center;
    min-block-size: 40px;
    padding-inline: 4px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  @container voip-dialer (max-width: 339px) {
    [part='views']:has(> :nth-child(4)) > [part='view'] {
      flex-basis: 40%;
    }
  }
  [part='view'][aria-pressed='true'] {
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
  @media (forced-colors: active) {
    [part='view'][aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
