import { css } from '../../shared/css.js';

/** Fetched with it. */
export const settingsPanelStyles = css`
  [part='settings-toggle'][aria-expanded='true'] {
    color: var(--_accent-text);
  }
  [part='settings-panel'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  [part='settings-head'] {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  [part='settings-close']:dir(rtl) svg {
    transform: scaleX(-1);
  }
  /* One button more than elsewhere: name and line are still to be read. */
  @container voip-dialer (max-width: 339px) {
    [part='header'] {
      gap: 4px;
    }
    [part='header'] > button {
      min-inline-size: 32px;
    }
  }
`;
