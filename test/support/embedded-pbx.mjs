// @ts-check
import { createServer } from 'node:http';
import { startPbx } from '../../demo/pbx/index.mjs';

/** @typedef {Awaited<ReturnType<typeof startPbx>>} Pbx */
/**
 * @typedef {{ do: 'open' | 'counts' | 'drop' | 'deactivate' | 'close' } | { do: 'digits', count: number } | { do: 'extension', state: import('../../demo/pbx/watched.mjs').ExtensionState } | { do: 'mailbox', state: import('../../demo/pbx/watched.mjs').Mailbox }} PbxRequest
 *   see `pbx.ts`
 */

/** An address where nobody listens. */
async function deadAddress() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/sip`;
}

/** A PBX of its own for each page, so that pages do not break each other's sockets. */
class PagePbx {
  /** What the last call that sent digits has sent. */
  #digits = { id: '', text: '' };

  /** @param {Pbx} pbx */
  constructor(pbx) {
    this.pbx = pbx;
    pbx.events.on('dtmf', ({ id, digit }) => {
      const before = this.#digits.id === id ? this.#digits.text : '';
      this.#digits = { id, text: before + digit };
    });
  }

  /**
   * Resolves when so many digits have arrived.
   *
   * @param {number} count
   */
  async digits(count) {
    while (this.#digits.text.length < count) {
      await new Promise((resolve) => this.pbx.events.once('dtmf', resolve));
    }
    return this.#digits.text;
  }
}

/**
 * Runs the embedded PBX beside the tests. A test asks for it with the server command `pbx`
 * (see `pbx.ts` in this folder).
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin<PbxRequest>}
 */
export function embeddedPbx() {
  /** @type {Map<string, PagePbx>} by the page's session */
  const pages = new Map();

  /** @param {string} sessionId */
  const close = async (sessionId) => {
    const page = pages.get(sessionId);
    pages.delete(sessionId);
    await page?.pbx.close();
  };

  /**
   * @param {string} sessionId
   * @param {PbxRequest} request
   */
  const answer = async (sessionId, request) => {
    if (request.do === 'open') {
      await close(sessionId); // a page that was reloaded
      const pbx = await startPbx();
      pages.set(sessionId, new PagePbx(pbx));
      return { server: pbx.url, deadServer: await deadAddress(), domain: pbx.domain };
    }
    const page = pages.get(sessionId);
    if (!page) throw new Error('pbx: open it first');
    switch (request.do) {
      case 'counts':
        return page.pbx.counts();
      case 'digits':
        return page.digits(request.count);
      case 'extension':
        page.pbx.watched.setExtension('1010', request.state);
        return true;
      case 'mailbox':
        page.pbx.watched.setMailbox('1002', request.state);
        return true;
      case 'deactivate':
        page.pbx.deactivateSubscriptions();
        return true;
      case 'drop':
        page.pbx.dropConnections();
        return true;
      case 'close':
        await close(sessionId);
        return true;
    }
  };

  return {
    name: 'embedded-pbx',
    executeCommand: ({ command, payload, session }) =>
      command === 'pbx' && payload ? answer(session.id, payload) : undefined,
    serverStop: async () => {
      await Promise.all([...pages.keys()].map(close));
    },
  };
}
