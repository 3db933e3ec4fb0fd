import { css } from '../../shared/css.js';

/**
 * Two columns, where there is the room.
 *
 * @csspart columns - The two columns of a wide page.
 * @csspart column - One of them.
 */
export const pageStyles = css`
  :host([layout='page']) {
    min-block-size: 100%;
  }
  @container voip-dialer (min-width: 720px) {
    :host([layout='page']) [part='dialer'] {
      max-inline-size: 1040px;
      padding: 20px 24px;
    }
    [part='sign-in'] {
      inline-size: min(100%, 360px);
      margin-inline: auto;
    }
  }
  [part='columns'] {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(300px, 360px) minmax(0, 1fr);
    gap: 32px;
  }
  [part='column'] {
    display: flex;
    flex-direction: column;
    gap: 14px;
    min-inline-size: 0;
  }
  [part='column']:first-child {
    padding-inline-end: 32px;
    border-inline-end: 1px solid var(--_border);
  }
  [part='column'] [part='dial'] {
    margin-block-start: 0;
  }
  [part='column'] [part='view']:first-child {
    display: none;
  }
`;
