// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { startDemo } from '../server.mjs';

const pages = ['/', '/portal/', '/embed/', '/events/', '/strict/', '/agent/'];

/** @type {Awaited<ReturnType<typeof startDemo>>} */
let demo;

const library = mkdtempSync(join(tmpdir(), 'voip-elements-'));

before(async () => {
  writeFileSync(join(library, 'voip-elements.js'), 'export {};');
  writeFileSync(join(library, 'secret.pem'), 'of a kind that is not served');
  demo = await startDemo({ port: 0, library });
});
after(async () => {
  await demo.close();
  rmSync(library, { recursive: true });
});

/**
 * The path as it is, which `fetch` would tidy up first.
 *
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<number | undefined>} the status
 */
async function statusOf(path, method = 'GET') {
  const { port } = new URL(demo.origin);
  const asked = request({ host: '127.0.0.1', port, path, method }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

/** @param {string} path */
async function textOf(path) {
  const response = await fetch(demo.origin + path);
  assert.equal(response.status, 200, path);
  return { text: await response.text(), type: response.headers.get('content-type') };
}

/** @param {string} path relative to the repository */
const source = (path) =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** @param {string} url @param {string[]} protocols */
async function connects(url, protocols) {
  const socket = new WebSocket(url, protocols);
  const opened = await once(socket, 'open').then(
    () => true,
    () => false,
  );
  socket.terminate();
  return opened;
}

describe('the pages', () => {
  for (const path of pages) {
    it(`${path} is a page in a language, with a title, that knows its PBX`, async () => {
      const { text, type } = await textOf(path);
      assert.equal(type, 'text/html; charset=utf-8');
      assert.match(text, /<html lang="en">[^]*<title>[^<]+<\/title>/);
      assert.ok(text.includes(demo.pbx.url));
      assert.ok(!text.includes('{{'));
    });

    it(`${path} holds no inline script or style and names no other host`, async () => {
      const { text } = await textOf(path);
      assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
      assert.doesNotMatch(text.replaceAll(demo.pbx.url, ''), /(https?|wss?):\/\//);
    });

    it(`${path} links to nothing that is not there`, async () => {
      const { text } = await textOf(path);
      const links = [...text.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)].map(([, to = '']) => to);
      assert.ok(links.length > 5);
      for (const link of links) assert.equal(await statusOf(link), 200, link);
    });
  }

  it('/embed/ shows the very tags it consists of', async () => {
    const { text } = await textOf('/embed/');
    const [, shown = ''] = /<code>(&lt;script[^]*?)<\/code>/.exec(text) ?? [];
    const [script, button = ''] = shown
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .split('\n\n');
    const plain = (/** @type {string} */ markup) => markup.replace(/\s+/g, ' ');
    assert.ok(script && plain(text).includes(script));
    assert.ok(plain(text).includes(plain(button)));
  });

  it('/events/ listens to every event the library has', () => {
    const names = (/** @type {string} */ text) => text.match(/(?<=')voip-[\w-]+(?=')/g)?.sort();
    assert.deepEqual(
      names(source('demo/pages/events/event-names.js')),
      names(source('src/core/events.ts')),
    );
  });
});

describe('the server', () => {
  it('serves scripts, styles and pictures as what they are', async () => {
    const types = {
      '/voip-elements/voip-elements.js': 'text/javascript; charset=utf-8',
      '/events/events.js': 'text/javascript; charset=utf-8',
      '/assets/demo.css': 'text/css; charset=utf-8',
      '/assets/icon.svg': 'image/svg+xml',
    };
    for (const [path, type] of Object.entries(types)) {
      assert.equal((await textOf(path)).type, type);
    }
  });

  it('sends the strict policy with the strict page, and with no other', async () => {
    for (const path of pages) {
      const policy = (await fetch(demo.origin + path)).headers.get('content-security-policy');
      if (path !== '/strict/') {
        assert.equal(policy, null, path);
        continue;
      }
      const parts = policy?.split('; ') ?? [];
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        `connect-src 'self' ${demo.pbx.url}`,
        'media-src blob: mediastream:',
        'img-src data:',
        "require-trusted-types-for 'script'",
      ]) {
        assert.ok(parts.includes(part), part);
      }
      assert.doesNotMatch(policy ?? '', /unsafe|\*/);
    }
  });

  it('gives away nothing outside its folders', async () => {
    for (const path of [
      '/../server.mjs',
      '/../../package.json',
      '/%2e%2e/server.mjs',
      '/..%2fserver.mjs',
      '/%2e%2e%2f%2e%2e%2fpackage.json',
      '/portal/../../server.mjs',
      '/voip-elements/../server.mjs',
      '/voip-elements/..%2f..%2fpackage.json',
      '/..\\server.mjs',
      '/..%5cserver.mjs',
      '//etc/passwd',
      '//portal',
      '/.git/config',
      '/portal/index.html%00.js',
      '/%',
      '/voip-elements/secret.pem',
      '/voip-elements/',
      '/no-such-page/',
      'http://127.0.0.1/../server.mjs',
    ]) {
      assert.equal(await statusOf(path), 404, path);
    }
  });

  it('sends a folder without its slash to the page, and takes nothing but GET and HEAD', async () => {
    assert.equal(await statusOf('/portal'), 308);
    assert.equal(await statusOf('/portal/', 'HEAD'), 200);
    for (const method of ['POST', 'PUT', 'DELETE']) assert.equal(await statusOf('/', method), 405);
  });

  it('is a PBX at /sip, for SIP only, and nowhere else', async () => {
    assert.equal(await connects(demo.pbx.url, ['sip']), true);
    assert.equal(await connects(demo.pbx.url, ['chat']), false);
    for (const path of ['/', '/sip/', '/sip/more', '/portal/']) {
      const url = demo.pbx.url.replace('/sip', path);
      assert.equal(await connects(url, ['sip']), false, path);
    }
  });

  it('listens on the loopback only, and says when its port is taken', async () => {
    assert.match(demo.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    const port = Number(new URL(demo.origin).port);
    await assert.rejects(startDemo({ port }), { code: 'EADDRINUSE' });
  });
});
