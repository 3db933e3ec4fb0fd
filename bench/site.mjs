// @ts-check
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startSite } from '../test/e2e/support/site.mjs';
import { phoneClients } from './variants.mjs';

/** @typedef {import('./pages/setup.mjs').PageSetup} PageSetup */
/** @typedef {import('./variants.mjs').PhoneClient} PhoneClient */

const pages = fileURLToPath(new URL('pages/', import.meta.url));
const script = { 'content-type': 'text/javascript; charset=utf-8' };
const html = { 'content-type': 'text/html; charset=utf-8' };

/** @typedef {Awaited<ReturnType<typeof startBenchSite>>} BenchSite */

/** The pages of all clients: ours from `dist/`, as a script tag gets it, the peers' bundled now. */
export async function startBenchSite() {
  const bundles = new Map(
    await Promise.all(
      phoneClients.map(async (client) => /** @type {const} */ ([client, await bundle(client)])),
    ),
  );
  const watch = await readFile(`${pages}watch.js`, 'utf8');
  /** @type {NonNullable<Parameters<typeof startSite>[0]>} */
  const routes = {
    '/bench/watch.js': async () => ({ headers: script, body: watch }),
    '/bench/button': async (request) => ({ headers: html, body: buttonPage(request.url ?? '') }),
  };
  for (const [path, body] of await library()) {
    routes[`/dist/cdn/${path}`] = async () => ({ headers: script, body });
  }
  for (const [client, body] of bundles) {
    routes[`/bench/${client}.js`] = async () => ({ headers: script, body });
    routes[`/bench/${client}`] = async () => ({ headers: html, body: phonePage(client) });
  }
  const site = await startSite(routes);
  return {
    close: site.close,
    /** @param {PhoneClient} client @param {PageSetup} setup */
    phoneUrl: (client, setup) =>
      `${site.origin}/bench/${client}?${new URLSearchParams({ setup: JSON.stringify(setup) })}`,
    /** @param {Record<string, string>} attributes of the button */
    buttonUrl: (attributes) => `${site.origin}/bench/button?${new URLSearchParams(attributes)}`,
  };
}

/** Read once, so that a build meanwhile changes nothing. @returns {Promise<[string, string][]>} */
async function library() {
  const folder = fileURLToPath(new URL('../dist/cdn/', import.meta.url));
  const names = await readdir(folder, { recursive: true });
  if (!names.includes('voip-elements.js')) throw new Error('nothing to measure yet: npm run build');
  return Promise.all(
    names
      .filter((name) => name.endsWith('.js'))
      .map(async (name) => [name, await readFile(`${folder}${name}`, 'utf8')]),
  );
}

/** @param {PhoneClient} client */
async function bundle(client) {
  const { outputFiles } = await build({
    entryPoints: [`${pages}${client}.mjs`],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['/dist/*'],
    write: false,
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** @param {PhoneClient} client */
function phonePage(client) {
  // The script tag as the contract gives it; the page's own script then finds the library there.
  const library =
    client === 'ours' ? '<script type="module" src="/dist/cdn/voip-elements.js"></script>' : '';
  return page(
    library,
    `<button>Call</button><script type="module" src="/bench/${client}.js"></script>`,
  );
}

/** One tag and one element, as in the contract. @param {string} url its query has the attributes */
function buttonPage(url) {
  const attributes = [...new URL(url, 'http://site').searchParams]
    .map(
      ([name, value]) =>
        `${name}="${value.replace(/[&"<]/g, (char) => `&#${char.charCodeAt(0)};`)}"`,
    )
    .join(' ');
  return page(
    '<script type="module" src="/dist/cdn/voip-button.js"></script>',
    `<voip-button enabled ${attributes}>Call support</voip-button>`,
  );
}

/** @param {string} head @param {string} body */
function page(head, body) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Bench</title>
    <link rel="icon" href="data:," />
    <script src="/bench/watch.js"></script>
    ${head}
  </head>
  <body>${body}</body>
</html>
`;
}
