// @ts-check
/** The demo: its pages, the library as it was built, and a PBX, all on one port of the loopback. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { find, pathOf } from './http/files.mjs';
import { strictPolicy } from './http/policy.mjs';
import { startPbx } from './pbx/index.mjs';

/** @typedef {import('./http/files.mjs').Mount} Mount */

const host = '127.0.0.1';
const pbxPath = '/sip';

/** @param {string} path relative to this file, a folder */
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * @param {object} options
 * @param {number} options.port 0: any free one
 * @param {string} [options.library] folder of the built library
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<{ origin: string, pbx: Awaited<ReturnType<typeof startPbx>>, close: () => Promise<void> }>}
 *   rejects with the error of `listen`, such as EADDRINUSE
 */
export async function startDemo({ port, library = folder('../dist/cdn'), log }) {
  /** @type {readonly Mount[]} */
  const mounts = [
    { prefix: '/voip-elements/', folder: library },
    { prefix: '/', folder: folder('pages') },
  ];

  const server = createServer((request, response) => {
    answer(request, response).catch((/** @type {unknown} */ error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve(undefined));
  });
  const pbx = await startPbx({ server, path: pbxPath, ...(log ? { log } : {}) });

  server.on('upgrade', (request, socket, head) => {
    if (pathOf(request.url ?? '') === pbxPath) pbx.handleUpgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer({ method = '', url = '' }, response) {
    if (method !== 'GET' && method !== 'HEAD') {
      return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    }
    const path = pathOf(url);
    const found = path === undefined ? undefined : await find(path, mounts);
    if (path === undefined || !found) {
      return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    }
    if (found.kind === 'redirect') return response.writeHead(308, { location: found.to }).end();
    const isPage = found.type.startsWith('text/html');
    // As a template of yours would: the page is told where the PBX is.
    const body = isPage ? found.body.toString().replaceAll('{{pbx}}', pbx.url) : found.body;
    return response
      .writeHead(200, {
        'content-type': found.type,
        'content-length': Buffer.byteLength(body),
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        ...(path.startsWith('/strict/') && { 'content-security-policy': strictPolicy(pbx.url) }),
      })
      .end(method === 'HEAD' ? undefined : body);
  }

  return {
    origin: `http://${host}:${pbx.port}`,
    pbx,
    close: async () => {
      await pbx.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
