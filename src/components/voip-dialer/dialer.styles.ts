import { css } from '../shared/css.js';

/** The dialer, its header, notices and fields. It follows the room it gets, not the window's. */
export const dialerStyles = css`
  :host {
    container: voip-dialer / inline-size;
  }
  [part='dialer'] {
    --_good: var(--voip-good, #0b7a43);
    --_on-good: var(--voip-on-good, #fff);
    display: flex;
    flex-direction: column;
    gap: 14px;
    box-sizing: border-box;
    min-block-size: inherit;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--voip-panel-radius, 22px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--voip-panel-shadow, none);
    font-size: var(--voip-panel-font-size, 0.9375rem);
    line-height: 1.4;
    text-align: start;
  }
  :host([layout='page']) [part='dialer'] {
    max-inline-size: 480px;
    min-block-size: 100%;
    margin-inline: auto;
    border: 0;
    border-radius: 0;
  }
  [part='header'] {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  [part='line-dot'] {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
  }
  [data-line='ready'] [part='line-dot'],
  [data-line='outgoing'] [part='line-dot'] {
    border-color: var(--_good-text);
    background: var(--_good-text);
  }
  [data-line='lost'] [part='line-dot'],
  [data-line='failed'] [part='line-dot'] {
    border-color: var(--_danger-text);
    background: var(--_danger-text);
  }
  [part='identity'],
  [part='who'] {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }
  [part='account-name'] {
    overflow: hidden;
    font-weight: 650;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='line-status'],
  [part='presence-status'],
  [part='hint'] {
    margin: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  [data-line='lost'] [part='line-status'],
  [data-line='failed'] [part='line-status'] {
    color: var(--_danger-text);
  }
  [part='sign-out'],
  [part='settings-toggle'],
  [part='settings-close'],
  [part='devices-toggle'],
  [part='presence-toggle'],
  [part='keypad-toggle'],
  [part='delete-last'],
  [part='call-again'],
  [part='notice-close'] {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 40px;
    min-block-size: 40px;
    padding: 0;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  :is(
    [part='sign-out'],
    [part='settings-toggle'],
    [part='settings-close'],
    [part='devices-toggle'],
    [part='presence-toggle'],
    [part='keypad-toggle'],
    [part='delete-last'],
    [part='call-again'],
    [part='notice-close']
  ):hover {
    background: var(--_tile);
    color: var(--_text);
  }
  [part='sign-out']:not([aria-label]) {
    padding-inline: 12px;
    color: var(--_accent-text);
  }
  [part='devices-toggle'][aria-expanded='true'],
  [part='keypad-toggle'][aria-expanded='true'] {
    color: var(--_accent-text);
  }

  [part='presence-toggle'] {
    position: relative;
  }
  [part='presence-toggle']:is([data-presence='dnd'], [data-presence='away']) {
    color: var(--_danger-text);
  }
  [part='silenced-count'] {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 0;
    min-inline-size: 18px;
    border-radius: 9px;
    background: var(--_danger);
    color: var(--_on-danger);
    font-size: 0.6875rem;
    line-height: 18px;
    text-align: center;
  }

  [part~='notice'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 10px;
    min-block-size: 44px;
    padding: 4px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    text-align: start;
  }
  button[part~='notice'] {
    cursor: pointer;
  }
  [part~='notice'] > span {
    flex: 1 1 8em;
  }
  [part~='notice-problem'] > svg {
    color: var(--_danger-text);
  }
  [part='notice-action'] {
    min-block-size: 36px;
    margin-inline-start: auto;
    border: 0;
    background: none;
    color: var(--_accent-text);
    font: inherit;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  [part='dial'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    margin-block-start: auto;
  }
  [part='number'] {
    display: flex;
    align-items: center;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
  }
  [part='number']:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  [part='number-input'] {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 48px;
    padding: 0 14px;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [data-surface] [part='number-input']:focus-visible {
    outline: none;
  }
  [part='number-input']::placeholder {
    color: var(--_muted);
    font-size: 0.9375rem;
    opacity: 1;
  }
  [part='choices'] {
    display: grid;
    gap: 6px;
  }
  [part='choice'] {
    min-block-size: 40px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_tile);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [part~='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  [part='sign-in'] {
    display: grid;
    gap: 14px;
    margin-block: auto;
  }
  [part='field'] {
    display: grid;
    gap: 4px;
  }
  [part~='input'] {
    min-block-size: 44px;
    padding: 0 12px;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
  }
  [part='field-error'] {
    margin: 0;
    color: var(--_danger-text);
  }
  @container voip-dialer (max-width: 319px) {
    [part='dialer'] {
      gap: 10px;
      padding: 10px;
    }
    [part='key'] {
      min-block-size: 40px;
    }
    [part='number-input'] {
      padding: 0 10px;
      font-size: 1.125rem;
    }
    [part~='action'] {
      padding: 0 8px;
    }
    :not([part='bar']) > [part='header'] {
      display: grid;
      grid-template-columns: auto 1fr repeat(5, auto);
      gap: 0;
    }
    [part='line-dot'] {
      margin-inline-end: 8px;
    }
    :not([part='bar']) > * > [part='identity'] {
      display: contents;
    }
    [part='line-status'] {
      grid-area: 2 / 1 / auto / -1;
    }
    [part='presence-status'] {
      grid-area: 3 / 1 / auto / -1;
    }
  }
  @media (forced-colors: active) {
    [part='line-dot'] {
      forced-color-adjust: none;
    }
  }
`;
