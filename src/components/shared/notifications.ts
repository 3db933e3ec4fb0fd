/** Whether the operating system shows that somebody calls. */
export type Notifications = 'on' | 'off' | 'denied' | 'unsupported';

const key = 'voip-elements.notifications';

/** The browser's permission is the site's; what the agent wants of it is kept beside. */
export function notificationsNow(): Notifications {
  if (!('Notification' in globalThis) || !isSecureContext) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && !isOff() ? 'on' : 'off';
}

/** Asks for permission where that is needed: only in a press. */
export async function toggleNotifications(): Promise<void> {
  const on = notificationsNow() !== 'on';
  keep(on);
  if (on && Notification.permission === 'default') await Notification.requestPermission();
}

function isOff(): boolean {
  try {
    return localStorage.getItem(key) === 'off';
  } catch {
    return false;
  }
}

function keep(on: boolean): void {
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
  } catch {
    // Then the browser's own settings are the way to turn them off.
  }
}
