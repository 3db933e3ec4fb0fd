import { css } from '../../shared/css.js';

/**
 * One line, as wide as what it stands in; its window lies over the page.
 *
 * @csspart bar - The line of the bar.
 * @csspart bar-dial - Its number field and Call.
 * @csspart window - What a bar has opened, or all but the title of a window.
 */
export const barStyles = css`
  :host([layout='bar']) {
    position: relative;
    inline-size: 100%;
  }
  :host([layout='bar'][placement='top']),
  :host([layout='bar'][placement='bottom']) {
    position: fixed;
    inset-inline: 0;
  }
  :host([layout='bar'][placement='top']) {
    inset-block-start: 0;
    padding-block-start: env(safe-area-inset-top);
  }
  :host([layout='bar'][placement='bottom']) {
    inset-block-end: 0;
  }
  [part='dialer'] {
    gap: 0;
    min-block-size: 56px;
    padding: 0;
    border-radius: var(--voip-bar-radius, 14px);
  }
  :host([placement='top']) [part='dialer'],
  :host([placement='bottom']) [part='dialer'] {
    border-width: 1px 0;
    border-radius: 0;
  }
  :host([placement='bottom']) [part='dialer'] {
    padding-block-end: env(safe-area-inset-bottom);
  }
  [part='bar'] {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 54px;
    padding-inline: 14px 6px;
  }
  [part='bar'] > [part='header'] {
    flex: 1 1 0;
    min-inline-size: 0;
  }
  [part='bar'] [part='identity'] {
    line-height: 1.25;
  }
  [part='bar'] [part='line-status'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='bar'][data-news='silent'] [part='line-status'],
  [part='bar'][data-news='problem'] [part='line-status'] {
    color: var(--_danger-text);
    font-weight: 600;
  }
  [part='bar-dial'] {
    display: flex;
    flex: 0 1 300px;
    gap: 6px;
    min-inline-size: 0;
  }
  [part='bar-dial'] [part='number'] {
    flex: 1;
    min-inline-size: 0;
  }
  [part='bar-dial'] [part='number-input'] {
    inline-size: 100%;
    min-block-size: 38px;
    padding-inline: 10px;
    font-size: 1rem;
  }
  [part='bar-dial'] [part~='action'] {
    flex: none;
    min-block-size: 40px;
  }
  [part='bar'] [part='compact'] {
    display: flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 12px;
    min-inline-size: 0;
  }
  [part='bar'] [part='compact'] [part='who'] {
    min-inline-size: 9ch;
    text-align: end;
  }
  [part='bar'] [part~='action'],
  [part='bar'] [part~='tile'] {
    flex: none;
  }
  [part='bar'] [part='compact'][data-state='incoming'] [part='caller'] {
    color: var(--_accent-text);
  }
  [part='bar']:has([data-state='incoming']) {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    border-radius: inherit;
  }
  [part='window-toggle'][data-side='above'][aria-expanded='false'] svg,
  [part='window-toggle'][data-side='below'][aria-expanded='true'] svg {
    rotate: 180deg;
  }
  [part='stack'] {
    padding: 0 8px 8px;
  }
  [part='window'] {
    position: absolute;
    inset-inline-end: 0;
    display: flex;
    flex-direction: column;
    gap: 14px;
    box-sizing: border-box;
    inline-size: min(380px, 100%);
    min-block-size: min(480px, 100dvh - 76px);
    max-block-size: min(640px, 100dvh - 76px);
    padding: 16px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--voip-panel-radius, 22px);
    background: var(--_surface);
    box-shadow: var(--voip-window-shadow, 0 12px 40px #0003);
  }
  [part='window'][data-side='below'] {
    inset-block-start: calc(100% + 6px);
  }
  [part='window'][data-side='above'] {
    inset-block-end: calc(100% + 6px);
  }
  @container voip-dialer (max-width: 719px) {
    [part='bar']:has([part='compact']) > [part='header'] [part='identity'] {
      display: none;
    }
    [part='bar']:has([part='compact']) > [part='header'] {
      flex: none;
    }
    [part='bar'] [part='compact'] {
      flex: 1;
      gap: 8px;
    }
    [part='bar'] [part='compact'] [part='who'] {
      text-align: start;
    }
    [part='compact'] [part~='tile'] span,
    [part='bar-dial'] [part~='action'] span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container voip-dialer (max-width: 559px) {
    [part='bar'] {
      gap: 8px;
      padding-inline-start: 10px;
    }
    [part='compact'] [part~='action'] span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container voip-dialer (max-width: 439px) {
    [part='bar']:not([data-news='problem'], [data-news='silent']):has([part='bar-dial'])
      > [part='header']
      [part='identity'] {
      display: none;
    }
    [part='bar']:is([data-news='problem'], [data-news='silent']) > [part='bar-dial'] {
      display: none;
    }
    [part='bar'][data-news='fine']:has([part='bar-dial']) > [part='header'] {
      flex: 0 1 auto;
    }
    [part='bar-dial'] {
      flex: 1 1 0;
    }
    [part='compact'] [part~='actions'] {
      gap: 6px;
    }
    [part='compact'] [part~='hold'] {
      display: none;
    }
    [part='compact'] [part~='tile'],
    [part='compact'] [part~='action'] {
      padding: 0 10px;
    }
  }
  @container voip-dialer (max-width: 319px) {
    [part='bar'] > [part='header'] > [part='identity']:not(:last-child) {
      display: none;
    }
  }
`;
