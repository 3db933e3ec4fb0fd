// @ts-check
import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * Freezes the pages of a Chromium, or lets them go on: what it does by itself to tabs that nobody looks at.
 *
 * @param {string} devtools where its DevTools listen
 * @param {(url: string) => boolean} isMeant
 * @param {'frozen' | 'active'} state
 */
export async function setLifecycle(devtools, isMeant, state) {
  /** @type {{ type: string, url: string, webSocketDebuggerUrl: string }[]} */
  const targets = await (await fetch(`${devtools}/json/list`)).json();
  const pages = targets.filter(({ type, url }) => type === 'page' && isMeant(url));
  await Promise.all(
    pages.map(async ({ webSocketDebuggerUrl }) => {
      const socket = new WebSocket(webSocketDebuggerUrl);
      await once(socket, 'open');
      const params = { state };
      socket.send(JSON.stringify({ id: 1, method: 'Page.setWebLifecycleState', params }));
      await once(socket, 'message');
      socket.close();
    }),
  );
  return pages.length;
}
