// @ts-check
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const types = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
});

/**
 * Serves `dist/` and `test/e2e/pages/` on the loopback, and what a test adds in `routes`.
 *
 * @param {Record<string, (request: import('node:http').IncomingMessage) => Promise<{ status?: number, headers?: Record<string, string>, body: string }>>} [routes]
 */
export async function startSite(routes = {}) {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.writeHead(500).end());
  });

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    const route = routes[path];
    if (route) {
      const { status = 200, headers = {}, body } = await route(request);
      response.writeHead(status, headers).end(body);
      return;
    }
    const folder = path.startsWith('/dist/') ? root : join(root, 'test/e2e/pages');
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
