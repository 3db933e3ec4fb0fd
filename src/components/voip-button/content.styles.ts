import { css } from '../shared/css.js';

/** What can be moved and read inside the card. */
export const contentStyles = css`
  [part='body'] {
    display: grid;
    gap: 14px;
    margin-block-start: 18px;
  }
  [part='text'] {
    margin: 14px 0 0;
    color: var(--_muted);
  }
  [part='notice'] {
    display: grid;
    justify-items: start;
    max-block-size: 40dvh;
    overflow: auto;
  }
  [part='link'] {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    color: var(--_accent-text);
    text-underline-offset: 0.2em;
  }

  [part='volume'] {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 44px;
    padding-inline: 4px;
    color: var(--_muted);
  }
  [part='volume-input'] {
    flex: 1;
    min-inline-size: 0;
    block-size: 44px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  [part='actions'] {
    position: sticky;
    inset-block-end: -20px;
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    margin-block: 14px -12px;
    padding-block: 4px 12px;
    background: var(--_surface);
  }
  [part='actions'] > :not(:only-child) {
    white-space: nowrap;
  }
  [part='ways'] {
    display: grid;
    margin-block-start: 18px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_border);
  }
  [part~='way'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    box-sizing: border-box;
    min-block-size: 44px;
    padding: 4px;
    border-radius: 8px;
    color: var(--_text);
    text-decoration: none;
  }
  [part~='way'] svg {
    color: var(--_accent-text);
  }
  [part~='way'] bdi {
    margin-inline-start: auto;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  [part~='way'] span {
    flex: 1 1 auto;
  }
  [part~='way']:hover span {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  @media (forced-colors: active) {
    [part='close'] {
      border-color: ButtonBorder;
    }
    [part~='badge'] {
      border: 1px solid CanvasText;
    }
    [part~='way'] svg {
      color: LinkText;
    }
  }
`;
