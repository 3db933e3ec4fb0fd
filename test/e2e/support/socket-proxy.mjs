// @ts-check
import { WebSocket, WebSocketServer } from 'ws';

/**
 * Stands between a page and its PBX, passes everything on, and lets a test put messages of its own
 * before the page.
 *
 * @param {string} target
 */
export async function startSocketProxy(target) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'sip' });
  /** @type {Set<WebSocket>} */
  const pages = new Set();
  server.on('connection', (page) => {
    const pbx = new WebSocket(target, 'sip');
    /** @type {string[]} */
    const early = [];
    pages.add(page);
    pbx.on('open', () => early.splice(0).forEach((message) => pbx.send(message)));
    page.on('message', (data) => {
      const message = String(data);
      if (pbx.readyState === WebSocket.OPEN) pbx.send(message);
      else early.push(message);
    });
    pbx.on('message', (data) => page.send(String(data)));
    page.on('close', () => {
      pages.delete(page);
      pbx.close();
    });
    pbx.on('close', () => page.close());
    pbx.on('error', () => page.close());
  });
  await new Promise((resolve) => server.once('listening', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `ws://127.0.0.1:${address.port}`,
    /** @param {string} message what every page receives as if the PBX had sent it */
    inject: (message) => {
      for (const page of pages) page.send(message);
    },
    close: () => {
      for (const page of pages) page.terminate();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
