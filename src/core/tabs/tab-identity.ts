import { markKey } from '../call-mark.js';
import { createId } from '../ids.js';

/** A window that a page opens begins with a copy of the page's storage, and with the page's name in it. */
const key = (): string =>
  window.name.startsWith(markKey) ? 'voip-elements.tab.call' : 'voip-elements.tab';

/** How long a page that goes may take to let go of its locks, ms. */
const patienceMs = 500;

/**
 * The tab this page is in: the same after a reload and a navigation within the origin. Held as a Web
 * Lock while the page lives, so that a duplicated tab, which inherits the name, gets one of its own.
 *
 * @param locks absent where the browser has none; then every page is a tab of its own
 */
export async function claimTabId(locks: LockManager | undefined): Promise<string> {
  const known = read();
  if (known && locks && (await hold(locks, known))) return known;
  const id = createId();
  if (locks) await hold(locks, id);
  write(id);
  return id;
}

/** The id for all phones of this page. */
export function tabIdOfPage(locks: LockManager | undefined): Promise<string> {
  return (claimed ??= claimTabId(locks));
}

let claimed: Promise<string> | undefined;

/** Whether the page of that tab waits for this lock, too. */
export async function isTabWaiting(
  locks: LockManager,
  tabId: string,
  lock: string,
): Promise<boolean> {
  const { held = [], pending = [] } = await locks.query();
  const page = held.find(({ name }) => name === lockOf(tabId))?.clientId;
  return pending.some(({ name, clientId }) => name === lock && clientId === page);
}

const lockOf = (tabId: string): string => `voip-elements.tab.${tabId}`;

/**
 * Resolves with whether the lock is ours, as long as the page lives. The page before may not be gone
 * yet; the tab that a duplicate was made from never is.
 */
function hold(locks: LockManager, tabId: string): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(lockOf(tabId), { signal: AbortSignal.timeout(patienceMs) }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** Storage may be forbidden (sandboxed frames, blocked site data): then the tab is new with each page. */
function read(): string | null {
  try {
    return sessionStorage.getItem(key());
  } catch {
    return null;
  }
}

function write(id: string): void {
  try {
    sessionStorage.setItem(key(), id);
  } catch {
    // A new one next time.
  }
}
