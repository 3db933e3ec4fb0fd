import type { PresenceState } from '../../core/state.js';
import type { DialerTextKey } from '../i18n/dialer-words.js';
import type { DialerModel } from './dialer-model.js';

const words = {
  available: 'available',
  busy: 'presenceBusy',
  dnd: 'doNotDisturb',
  away: 'away',
  'wrap-up': 'wrapUp',
} as const satisfies Record<PresenceState['status'], DialerTextKey>;

/** Whether calls ring, until when that holds, and how many did not ring. */
export function presenceText({ t, presence, lang, now }: DialerModel): string {
  const { status, until, silenced } = presence;
  const word = t(words[status]);
  const said = until
    ? t('presenceUntil', { presence: word, time: timeOf(until, lang, now) })
    : word;
  return silenced ? `${said}. ${t('silencedCount', { n: silenced })}` : said;
}

/** Today the time is enough. */
function timeOf(until: string, lang: string, now: number): string {
  const at = new Date(until);
  const isToday = at.toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ weekday: 'short' } as const);
  return at.toLocaleString(lang, { hour: 'numeric', minute: '2-digit', ...day });
}
