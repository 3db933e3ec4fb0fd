// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills the process that shows a page, as a crash would: no event, no goodbye.
 *
 * @param {import('playwright-core').Page} page
 * @param {number | undefined} pid of the page's process, where the browser has no command for it
 */
export async function killTab(page, pid) {
  if (pid !== undefined) {
    process.kill(pid, 'SIGKILL');
    return;
  }
  const devtools = await page.context().newCDPSession(page);
  // The answer never comes: who would give it is gone.
  devtools.send('Page.crash').catch(() => undefined);
}

/**
 * The content processes of the Firefox that was started with this mark in its environment.
 *
 * @param {string} mark
 * @returns {Set<number>}
 */
export function contentProcesses(mark) {
  const found = new Set();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const environment = readFileSync(`/proc/${entry}/environ`, 'utf8');
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      if (environment.includes(mark) && command.includes('-isForBrowser')) {
        found.add(Number(entry));
      }
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}
