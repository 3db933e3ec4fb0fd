import { html, nothing, type TemplateResult } from 'lit';
import type { ExtensionStatus, MessagesWaiting, WatchedExtension } from '../../../core/state.js';
import { watchedText } from '../../i18n/watched-words.js';
import { icon } from '../../shared/icon.js';
import { checkPath, mailPath } from '../../shared/icons.js';
import type { Said } from '../announcement.js';
import type { DialerModel } from '../dialer-model.js';
import { ringPath } from '../icons.js';
import type { DialerActions } from '../views/dialer-actions.js';

export { watchedStyles } from './watched.styles.js';

/** A shape of its own for each, beside the words: nobody has to tell colours apart. */
const shapes = {
  idle: checkPath,
  ringing: ringPath,
  busy: 'M6 12h12',
  unknown: 'M9.25 9.25a2.75 2.75 0 1 1 4.2 2.3c-.9.6-1.45 1.1-1.45 2.2M12 17.25h.01',
} as const satisfies Record<ExtensionStatus, string>;

const words = {
  idle: ['extensionIdle', 'extensionIdle'],
  ringing: ['extensionRinging', 'extensionRingingFrom'],
  busy: ['extensionBusy', 'extensionBusyWith'],
  unknown: ['extensionUnknown', 'extensionUnknown'],
} as const;

/** What leads to the extensions, with how many of them ring. */
export function watchedChoice({ strings, watched }: DialerModel): TemplateResult {
  const t = watchedText(strings);
  const n = watched.filter(({ status }) => status === 'ringing').length;
  return html`${t('extensions')}${
    n
      ? html` <span part="ringing-count"
          ><span aria-hidden="true">${n}</span
          ><span part="said">${t('extensionsRinging', { n })}</span></span
        >`
      : nothing
  }`;
}

/** Other extensions: what they do, called or their calls picked up with one press. */
export const watchedView = (model: DialerModel, actions: DialerActions): TemplateResult =>
  html`<ul part="extensions" aria-label=${watchedText(model.strings)('extensions')}>
    ${model.watched.map((one) => extensionView(one, model, actions))}
  </ul>`;

function extensionView(
  watched: WatchedExtension,
  model: DialerModel,
  actions: DialerActions,
): TemplateResult {
  const { extension, status } = watched;
  const t = watchedText(model.strings);
  const rings = status === 'ringing';
  // One button for both: it keeps the focus when it changes.
  return html`<li part="extension" data-status=${status}>
    <span part="extension-shape" aria-hidden="true">${icon(shapes[status])}</span>
    <span part="extension-name"><bdi>${extension}</bdi></span>
    <span part="extension-status">${statusText(watched, model)}</span>
    <button
      type="button"
      part="extension-action ${rings ? 'pick-up' : 'extension-call'}"
      aria-label=${t(rings ? 'pickUpAt' : 'callExtension', { extension })}
      @click=${() => (rings ? actions.pickUp(watched) : actions.callTarget(extension))}
    >
      ${rings ? t('pickUp') : model.t('call')}
    </button>
  </li>`;
}

function statusText({ status, remote }: WatchedExtension, model: DialerModel): string {
  const [plain, withName] = words[status];
  const name =
    remote && (remote.name || (model.formatter?.displayNumber(remote.number) ?? remote.number));
  const t = watchedText(model.strings);
  return name ? t(withName, { name }) : t(plain);
}

/** Says that messages wait, and calls what plays them. */
export function messagesView(
  model: DialerModel,
  actions: DialerActions,
): TemplateResult | typeof nothing {
  const { messages, voicemail, strings } = model;
  if (!messages?.waiting || !voicemail) return nothing;
  return html`<button type="button" part="messages" @click=${() => actions.callTarget(voicemail)}>
    ${icon(mailPath)}<span part="messages-count">${messagesText(messages, model)}</span>
    <span part="messages-hear">${watchedText(strings)('hearMessages')}</span>
  </button>`;
}

function messagesText({ new: n }: MessagesWaiting, { strings }: DialerModel): string {
  const t = watchedText(strings);
  if (n === 1) return t('messageWaiting');
  return n ? t('messagesCount', { n }) : t('messagesWaiting');
}

/**
 * What a screen reader is told, politely: more messages, and, while the extensions are looked at, that one of them
 * rings.
 */
export function watchedNews(model: DialerModel, before: DialerModel): Said | undefined {
  const { messages } = model;
  const known = before.messages;
  if (messages?.waiting && known && (!known.waiting || messages.new > known.new)) {
    return { polite: messagesText(messages, model), urgent: '' };
  }
  if (model.view !== 'watched') return undefined;
  const rings = model.watched.find(
    ({ extension, status }) =>
      status === 'ringing' &&
      before.watched.some((one) => one.extension === extension && one.status !== 'ringing'),
  );
  if (!rings) return undefined;
  const said = { extension: rings.extension, status: statusText(rings, model) };
  return { polite: watchedText(model.strings)('extensionSaid', said), urgent: '' };
}
