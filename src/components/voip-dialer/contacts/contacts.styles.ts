import { css } from '../../shared/css.js';

/**
 * The contacts, fetched with them. What is out of sight is not laid out, however long the list.
 *
 * @csspart contacts - The contacts.
 * @csspart contacts-bar - Search, and what adds one.
 * @csspart contacts-search - The field that searches them.
 * @csspart contacts-add - Adds one.
 * @csspart contacts-told - What became of an import.
 * @csspart contacts-list - Their list.
 * @csspart contacts-page - A hundred of them.
 * @csspart contact - One of them.
 * @csspart contact-who - Name, and what else is known.
 * @csspart contact-name - Who it is.
 * @csspart contact-about - Company, or the adapter that knows them.
 * @csspart contact-edit - Changes one of this browser.
 * @csspart contact-call - Calls one of their numbers.
 * @csspart contact-number - That number, and its kind.
 * @csspart contact-form - A contact that is written down.
 * @csspart contact-form-title - What the form is for.
 * @csspart contact-form-number - A number and its kind.
 * @csspart contact-form-more - One more number.
 */
export const contactStyles = css`
  [part='contacts'],
  [part='contact-form'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  [part='contacts-bar'] {
    display: flex;
    gap: 8px;
  }
  [part~='contacts-search'] {
    flex: 1;
    min-inline-size: 0;
  }
  [part='contacts-add'],
  [part='contact-form-more'] {
    display: flex;
    flex: none;
    gap: 6px;
    align-items: center;
    justify-content: center;
    min-block-size: 40px;
    padding-inline: 12px;
    border: 1px solid #0000;
    border-radius: var(--_radius);
    background: var(--_tile);
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [part='contacts-list'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-block-size: 420px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  [part='contacts-page'] {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 9000px;
  }
  [part='contact'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding-block: 6px;
    border-block-end: 1px solid var(--_border);
  }
  [part='contact-who'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: 40px;
    align-content: center;
    padding-inline-start: 4px;
  }
  [part='contact-name'],
  [part='contact-about'],
  [part='contact-number'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='contact-about'] {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  [part='contact-call'] {
    display: flex;
    grid-column: 1 / -1;
    gap: 12px;
    align-items: center;
    min-block-size: 40px;
    min-inline-size: 0;
    padding: 0 4px;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  [part='contact-call'] svg {
    color: var(--_muted);
  }
  [part='contact-edit'] {
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
  :is([part='contact-call'], [part='contact-edit']):hover {
    background: var(--_tile);
    color: var(--_text);
  }
  :is([part='contacts-add'], [part='contact-form-more']):hover {
    background: var(--_tile-hover);
  }
  [part='contact-form-title'] {
    font-size: var(--voip-title-font-size, 1.0625rem);
  }
  [part='contact-form-number'] {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
    gap: 8px;
  }
  [part='contact-form'] [part~='input'] {
    min-inline-size: 0;
  }
`;
