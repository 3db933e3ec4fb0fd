import { css } from '../shared/css.js';

/** A call's card, and how it ended. */
export const callStyles = css`
  [part='calls'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  [part~='call'],
  [part='result'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 4px);
  }
  [part~='call-active'] {
    border-color: color-mix(in srgb, var(--_good-text) 55%, transparent);
  }
  [part~='call'][data-state='incoming'] {
    border-color: var(--_accent-text);
    background: color-mix(in srgb, var(--_accent) 8%, transparent);
  }
  [part~='call'][data-state='recovering'] {
    border-color: var(--_danger-text);
  }
  [part='result'] {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  [part='result']:not([data-outcome='completed'], [data-outcome='cancelled']) [part='call-status'] {
    color: var(--_danger-text);
  }
  [part='caller'] {
    font-size: var(--voip-title-font-size, 1.0625rem);
    font-weight: 650;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  [part='call-number'],
  [part='call-queue'],
  [part='call-status'],
  [part='sip-status'] {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  [part='quality'] {
    display: grid;
    gap: 6px;
    justify-items: start;
  }
  [part='quality-badge'] {
    display: flex;
    gap: 6px;
    align-items: center;
    min-block-size: 32px;
    padding: 0 10px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 0.8125rem;
    cursor: pointer;
  }
  [part='quality-badge']:hover {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='quality-badge'] svg {
    inline-size: 18px;
    stroke-width: 3;
    color: var(--_good-text);
  }
  [data-level='poor'] [part='quality-badge'] svg {
    color: var(--_danger-text);
  }
  [data-level='fair'] [part='quality-badge'] svg {
    color: var(--_muted);
  }
  [part='quality-figures'] {
    display: grid;
    grid-template-columns: auto auto;
    gap: 2px 16px;
    margin: 0;
    font-size: 0.8125rem;
  }
  [part='quality-figures'] dt {
    color: var(--_muted);
  }
  [part='quality-figures'] dd {
    margin: 0;
    text-align: end;
  }
  [part='quality-warning'] {
    display: flex;
    gap: 8px;
    align-items: center;
    margin: 0;
    font-size: 0.8125rem;
  }
  [part='quality-warning'] svg {
    inline-size: 18px;
    color: var(--_danger-text);
  }
  [part='transfer'] {
    display: grid;
    gap: 8px;
  }
  [part~='transfer-status'] {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  [part~='transfer-failed'] {
    color: var(--_danger-text);
  }
  [part='tiles'] {
    grid: auto-flow / repeat(auto-fit, minmax(64px, 1fr));
  }
  [part='conference'],
  [part='recording'] {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  [part='recording'][data-recording='on'] {
    color: var(--_danger-text);
    font-weight: 600;
  }
  [part='video-offer'] {
    display: grid;
    gap: 8px;
  }
  [part~='tile'] {
    align-content: start;
    min-block-size: 56px;
    padding: 8px 2px 6px;
    font-size: 0.75rem;
  }
  [part~='tile'][aria-pressed='true']:hover:not(:disabled) {
    background: var(--_text);
  }
  [part~='tile'][aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  [part~='action-good'] {
    --_tone: var(--_good);
    --_on-tone: var(--_on-good);
  }
  [data-state='incoming'] [part~='action-quiet'] {
    --_tone: var(--_surface);
    border-color: var(--_border);
  }
  [part~='action-quiet']:hover:not([aria-disabled='true']) {
    --_tone: var(--_tile-hover);
    filter: none;
  }
  [part~='answer-actions'] {
    gap: 16px;
  }
  [part~='answer-actions']:has(> :nth-child(3)) > * {
    flex-basis: max-content;
  }
  @container voip-dialer (max-width: 319px) {
    [part~='call'] {
      gap: 8px;
      padding: 10px;
    }
    [part='tiles'] {
      gap: 6px;
    }
    [part~='answer-actions'] {
      gap: 8px;
    }
  }
  @container voip-dialer (max-width: 339px) {
    [part='tiles']:has(> :nth-child(4):last-child) {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
