import { html, nothing, type TemplateResult } from 'lit';
import type { PresenceChange } from '../../../core/state.js';
import type { DialerModel } from '../dialer-model.js';
import { presenceText } from '../presence-text.js';
import { nextTime } from '../next-time.js';
import { presenceMenuStyles as styles } from '../presence-menu.styles.js';
import type { DialerActions } from './dialer-actions.js';

/** What is fetched when the menu is opened for the first time. */
export const presenceMenu = { view, styles };

/** Opens below the header, in the flow: nothing is covered, and it fits whatever room there is. */
function view(model: DialerModel, actions: DialerActions): TemplateResult {
  const { t, presence } = model;
  const { status, until } = presence;
  const set = (change: PresenceChange): void => actions.setPresence(change);
  const quietFor = (minutes: number): void =>
    set({ status: 'dnd', until: new Date(Date.now() + minutes * 60_000).toISOString() });
  const choice = (label: string, pressed: boolean, press: () => void): TemplateResult =>
    html`<button type="button" part="presence-choice" aria-pressed=${pressed} @click=${press}>
      ${label}
    </button>`;
  return html`<div part="presence-menu" role="group" aria-label=${t('presence')}>
    <p part="hint">${presenceText(model)}</p>
    ${choice(t('available'), status === 'available', () => set({ status: 'available' }))}
    ${choice(t('doNotDisturb'), status === 'dnd' && !until, () => set({ status: 'dnd' }))}
    <div part="presence-times" role="group" aria-label=${t('doNotDisturb')}>
      ${choice(t('forMinutes', { n: 30 }), false, () => quietFor(30))}
      ${choice(t('forOneHour'), false, () => quietFor(60))}
      <form part="presence-until" @submit=${(event: SubmitEvent) => quietUntil(event, set)}>
        <input part="input" type="time" name="until" required aria-label=${t('untilTime')} />
        <button type="submit" part="presence-choice">${t('untilThen')}</button>
      </form>
    </div>
    ${choice(t('away'), status === 'away', () => set({ status: 'away' }))}
    ${notificationChoice(model, actions)}
  </div>`;
}

function quietUntil(event: SubmitEvent, set: (change: PresenceChange) => void): void {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const time = new FormData(event.target).get('until');
  const until = typeof time === 'string' ? nextTime(time, new Date()) : undefined;
  if (until) set({ status: 'dnd', until });
}

/** The browser asks only when somebody presses it. */
function notificationChoice(
  { t, notifications }: DialerModel,
  { toggleNotifications }: DialerActions,
): TemplateResult | typeof nothing {
  if (notifications === 'unsupported') return nothing;
  if (notifications === 'denied') return html`<p part="hint">${t('notificationsBlocked')}</p>`;
  return html`<button
    type="button"
    part="presence-choice"
    aria-pressed=${notifications === 'on' ? 'true' : 'false'}
    @click=${toggleNotifications}
  >
    ${t('notifyMe')}
  </button>`;
}
