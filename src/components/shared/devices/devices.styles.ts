import { css } from '../css.js';

/** The view of sound and devices, fetched with it. */
export const deviceStyles = css`
  [part='devices'],
  [part='device'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  [part='devices-head'] {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  [part='devices-close'] {
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
  [part='devices-close']:dir(rtl) svg {
    transform: scaleX(-1);
  }
  [part='device'] {
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: end;
  }
  [part='device'] > :only-child {
    grid-column: 1 / -1;
  }
  [part~='device-choice'] {
    inline-size: 100%;
    min-inline-size: 0;
    background: var(--_surface);
    text-overflow: ellipsis;
  }
  [part='device-test'] {
    min-block-size: 44px;
    padding: 0 14px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [part='devices-close']:hover,
  [part='device-test']:hover {
    background: var(--_tile-hover);
  }
  [part='device-level'],
  [part='device-volume'] {
    grid-column: 1 / -1;
    inline-size: 100%;
  }
  [part='device-volume'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 8px;
    align-items: center;
    min-block-size: 32px;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  [part='device-volume'] input {
    inline-size: 100%;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
