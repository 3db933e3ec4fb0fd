import { css } from '../shared/css.js';

/** The room the dialer takes before its own sheet has come: nothing moves when it does. */
export const hostStyles = css`
  :host {
    display: block;
    inline-size: 360px;
    max-inline-size: 100%;
    min-block-size: 400px;
    font-family: var(--voip-font, inherit);
  }
  :host([layout='bar']) {
    inline-size: 100%;
    min-block-size: 56px;
  }
  :host([layout='floating']) {
    position: fixed;
    min-block-size: 0;
  }
  :host([layout='page']) {
    inline-size: 100%;
    block-size: 100%;
  }
`;
