import { liveCalls } from '../../core/selectors.js';
import type { PhoneState } from '../../core/state.js';
import { nameOf, type DialerModel } from './dialer-model.js';
import { signOnPage } from './page-signs.js';
import { RingNotifications } from './ring-notifications.js';

/** Tells who does not look at the dialer that somebody calls: title and icon of the tab, operating system. */
export class IncomingSigns {
  readonly #notifications = new RingNotifications();

  follow(phone: PhoneState, model: DialerModel): void {
    const { t } = model;
    const ringing = liveCalls(phone).filter(
      ({ state, direction, autoAnswer }) =>
        state === 'ringing' && direction === 'incoming' && !autoAnswer,
    );
    const [first] = ringing;
    signOnPage(this, first && t('ringsInTitle', { name: nameOf(first, model) }));
    this.#notifications.follow(
      ringing.map((call) => {
        const { raw } = call.remote;
        const name = nameOf(call, model);
        const isKnown = call.remote.anonymous || raw === name;
        const queue = call.queue?.name ? t('queueName', { name: call.queue.name }) : '';
        const body = [t('incoming'), isKnown ? '' : raw, queue].filter(Boolean).join('\n');
        return { id: call.id, title: name, body };
      }),
    );
  }

  /** The dialer leaves the page. */
  stop(): void {
    signOnPage(this, undefined);
    this.#notifications.follow([]);
  }
}
