import { css } from '../shared/css.js';

/**
 * What changes the presence.
 *
 * @csspart presence-menu - What changes it.
 * @csspart presence-choice - One of its choices.
 * @csspart presence-times - How long not to be disturbed.
 * @csspart presence-until - Until which time.
 */
export const presenceMenuStyles = css`
  [part='presence-menu'] {
    display: grid;
    gap: 6px;
    padding: 10px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  [part='presence-times'] {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    padding-inline-start: 14px;
  }
  [part='presence-until'] {
    display: flex;
    grid-column: 1 / -1;
    gap: 6px;
  }
  [part='presence-until'] > * {
    flex: 1;
    min-inline-size: 0;
  }
  [part='presence-choice'] {
    min-block-size: 40px;
    padding: 4px 10px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  [part='presence-choice']:hover {
    background: var(--_tile-hover);
  }
  [part='presence-choice'][aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
  }
  @media (forced-colors: active) {
    [part='presence-choice'] {
      border-color: ButtonBorder;
    }
    [part='presence-choice'][aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
