import { css } from '../../shared/css.js';

/**
 * What a closed bar and a closed window have in common.
 *
 * @csspart stack - What has to be known also while it is closed.
 * @csspart compact - The call, while it is closed; `data-state` is the call's, or `idle`.
 * @csspart compact-head - Bubble and who it is.
 * @csspart more-calls - That there are others.
 * @csspart bubble-text - What has to stand beside the bubble in words.
 */
export const compactStyles = css`
  :host(:state(open)),
  :host(:state(closed)) {
    z-index: var(--voip-z-index, 1000);
    min-block-size: 0;
  }
  [part='stack'] {
    display: grid;
    gap: 8px;
  }
  [part='stack'] > * {
    background: var(--_surface);
  }
  [part='stack']:not(:has(*)) {
    display: none;
  }
  [part='window-toggle'] {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  [part='window-toggle']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='window-toggle'] [part='missed-count'] {
    position: absolute;
    inset-block-start: -2px;
    inset-inline-end: -2px;
    min-inline-size: 18px;
    margin: 0;
    font-size: 0.6875rem;
    line-height: 18px;
  }
  [part='compact'] [part='who'] {
    gap: 0;
    line-height: 1.3;
  }
  [part='compact'] [part='caller'] {
    overflow: hidden;
    font-size: 0.9375rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='compact'] [part='call-status'] {
    overflow: hidden;
    font-size: 0.8125rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='compact'] [part~='actions'] {
    flex-wrap: nowrap;
  }
  [part='compact'] [part~='tile'],
  [part='compact'] [part~='action'] {
    min-block-size: 44px;
    padding: 0 12px;
  }
  [part='compact'] [part~='tile'] {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
  }
  @media (forced-colors: active) {
    [part='window-toggle'],
    [part='window-handle'],
    [part='corner'] {
      border-color: ButtonBorder;
    }
  }
`;
