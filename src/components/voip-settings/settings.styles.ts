import { css } from '../shared/css.js';

/** The form. It follows the room it gets, not the window's. */
export const settingsStyles = css`
  :host {
    container: voip-settings / inline-size;
  }
  [part='settings'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    box-sizing: border-box;
    min-block-size: inherit;
    padding: 20px;
    border: 1px solid var(--_border);
    border-radius: var(--voip-panel-radius, 22px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--voip-panel-shadow, none);
    font-size: var(--voip-panel-font-size, 0.9375rem);
    line-height: 1.4;
    text-align: start;
  }
  [part='line'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: center;
    margin: 0;
  }
  [part='line'] bdi {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  [part='line-dot'] {
    flex: none;
    box-sizing: border-box;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_muted);
    border-radius: 50%;
  }
  [data-line='ready'] [part='line-dot'] {
    border-color: var(--_good-text);
    background: var(--_good-text);
  }
  :is([data-line='lost'], [data-line='failed']) [part='line-dot'] {
    border-color: var(--_danger-text);
    background: var(--_danger-text);
  }
  :is([data-line='lost'], [data-line='failed']) [part='line-status'] {
    color: var(--_danger-text);
  }
  [part='line-status'] {
    font-weight: 600;
  }
  [part~='group'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  [part='group-title'] {
    margin-block-end: 12px;
    padding: 0;
    font-size: var(--voip-title-font-size, 1.0625rem);
    font-weight: 650;
  }
  [part='row'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-items: start;
  }
  [part~='field'] {
    display: grid;
    gap: 6px;
    align-content: start;
    min-inline-size: 0;
  }
  [part~='field'] > label,
  label[part~='field'] > span {
    font-weight: 550;
  }
  [part~='input'] {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 0 12px;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [part~='input']::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  [part~='input']:read-only:not(select) {
    border-style: dashed;
    background: var(--_tile);
  }
  [part~='input'][aria-invalid='true'] {
    border-color: var(--_danger-text);
  }
  [part='hint'] {
    margin: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  :is([part='field-error'], [part='found']) {
    display: grid;
    gap: 8px;
    justify-items: start;
    font-size: 0.875rem;
  }
  [part='field-error'] {
    color: var(--_danger-text);
  }
  :is([part='field-error'], [part='found'], [part='question']) p,
  :is([part='failure'], [part='done']) {
    margin: 0;
  }
  [part='failure'] {
    color: var(--_danger-text);
    font-weight: 550;
  }
  [part='done'] {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  :is([part='failure'], [part='done']):empty {
    display: none;
  }
  [part='secret'] {
    display: flex;
    gap: 8px;
  }
  [part='suggestion'],
  [part='quiet'],
  [part='reveal'],
  [part='move'] {
    min-block-size: 40px;
    padding: 0 14px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: var(--_text);
    font: inherit;
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  [part='suggestion'] {
    color: var(--_accent-text);
    font-weight: 600;
    text-align: start;
  }
  [part='reveal'],
  [part='move'] {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 44px;
    padding: 0;
    background: none;
    color: var(--_muted);
  }
  [part='reveal'][aria-pressed='true'] {
    color: var(--_accent-text);
  }
  :is([part='suggestion'], [part='quiet'], [part='reveal'], [part='move']):hover:not(
      [aria-disabled='true']
    ) {
    background: var(--_tile-hover);
  }
  [part='move'][aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  [part='codec-list'] {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='codec'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    padding-inline-start: 12px;
  }
  [part='codec'] [part='hint'] {
    grid-column: 1 / -1;
    padding-block-end: 8px;
    padding-inline-start: 32px;
  }
  [part='check'] {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 44px;
    cursor: pointer;
  }
  [part='check'] input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  [part='more'] {
    border-block-start: 1px solid var(--_border);
  }
  [part='more-title'] {
    padding-block: 14px;
    border-radius: var(--_radius);
    font-size: var(--voip-title-font-size, 1.0625rem);
    font-weight: 650;
    cursor: pointer;
  }
  [part='files'] {
    display: grid;
    gap: 12px;
    justify-items: start;
  }
  [part='files'] [part='field'] {
    inline-size: 100%;
  }
  [part~='field'] {
    grid-template-columns: minmax(0, 1fr);
  }
  [part='file'] {
    inline-size: 100%;
    max-inline-size: 100%;
    min-block-size: 32px;
    color: inherit;
    font: inherit;
  }
  [part='question'] {
    display: grid;
    gap: 10px;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_tile);
  }
  [part='question'] [part~='action-quiet'] {
    --_tone: var(--_surface);
  }
  [part='actions'],
  [part='leave'] {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  [part='leave'] {
    justify-content: flex-end;
  }
  [part='leave'] [part='quiet'] {
    background: none;
    color: var(--_muted);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @container voip-settings (min-width: 480px) {
    [part='row'] {
      grid-template-columns: minmax(0, 1fr) 12rem;
    }
  }
  @container voip-settings (max-width: 339px) {
    [part='settings'] {
      padding: 14px;
    }
  }
  @media (forced-colors: active) {
    [part='line-dot'] {
      forced-color-adjust: none;
    }
    [part='suggestion'],
    [part='quiet'],
    [part='reveal'],
    [part='move'] {
      border-color: ButtonBorder;
    }
    [part='move'][aria-disabled='true'] {
      opacity: 1;
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
