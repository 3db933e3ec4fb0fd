import { callWindowName, openedKey } from '../../core/call-window.js';
import { VoipError } from '../../core/errors.js';
import type { Intent } from '../../core/intents.js';
import { callOf, liveCalls } from '../../core/selectors.js';
import { refuseValue } from '../shared/refuse-value.js';
import { report } from '../shared/report.js';
import { wantedCallWindow } from './wanted-window.js';
import { safeUrl } from './ways.js';
import type { VoipButton } from './voip-button.js';

type Call = Extract<Intent, { type: 'call' }>;

/** ms */
const lookMs = 200;

/** Tells the page's author of a page that cannot be used; calls are made here then. */
export function checkCallWindow(host: VoipButton): void {
  if (!addressOf(host)) refuseValue(host, 'call-window', 'is no page of this origin');
}

/**
 * Has the call made in a window of its own, which is opened for it unless it is there: in the press, before
 * anything is waited for. Chromium and Firefox let a page open windows for five seconds from the press on.
 *
 * @param request resolves when the intent was carried out or refused
 */
export async function callInWindow(
  host: VoipButton,
  call: Call,
  request: (intent: Intent) => Promise<void>,
): Promise<void> {
  const url = addressOf(host);
  if (!url) return request(call);
  const opened = openWindow(host.phone.name, url);
  if (!opened) {
    report(host, new VoipError('tabs/window-blocked'));
    return request({ ...call, callWindow: 'blocked' });
  }
  const isThere = (): boolean => callOf(host.phone.state, call.id) !== undefined;
  // Nobody tells of a window that the visitor closes before there is a call.
  const looking = setInterval(() => {
    if (!opened.closed && !isThere()) return;
    clearInterval(looking);
    if (!isThere()) void request({ type: 'hangup', id: call.id });
  }, lookMs);
  await request({ ...call, callWindow: 'opened' });
  clearInterval(looking);
  // Stopped by the page or given up: there is nothing to hold, unless it was there for another call.
  if (!isThere() && !liveCalls(host.phone.state).length) opened.close();
}

/** Only a page of this origin shares the line. */
function addressOf(host: VoipButton): string | null {
  const url = safeUrl(wantedCallWindow(host) ?? undefined);
  return url && new URL(url).origin === location.origin ? url : null;
}

/** Without an address: a window that is there already is not loaded anew. Null where the browser refuses. */
function openWindow(phone: string, url: string): Window | null {
  const opened = open('', callWindowName(phone), 'popup,width=360,height=600');
  if (opened) tellOpened(phone);
  if (opened && isElsewhere(opened)) opened.location.href = url;
  opened?.focus();
  return opened;
}

/** To the phone in it, which takes no line by the name alone. */
function tellOpened(phone: string): void {
  try {
    localStorage.setItem(openedKey(phone), String(Date.now()));
  } catch {
    // Storage is forbidden: the call is made here when the window has been waited for.
  }
}

/** New, or gone to a page that we may not read. */
function isElsewhere({ location: place }: Window): boolean {
  try {
    return place.href === 'about:blank';
  } catch {
    return true;
  }
}
