import { css } from '../shared/css.js';

/** The room the form takes before its own sheet has come. */
export const hostStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: 640px;
    min-block-size: 240px;
    font-family: var(--voip-font, inherit);
  }
`;
