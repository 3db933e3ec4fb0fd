// @ts-check
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launch } from '../../e2e/support/browsers.mjs';
import { startSite } from '../../e2e/support/site.mjs';

/**
 * @typedef {object} Variant how a scene is drawn
 * @property {string} name
 * @property {number} width
 * @property {number} height of the window: what stands in the page may be higher
 * @property {'light' | 'dark'} theme
 * @property {'ltr' | 'rtl'} dir
 * @property {'none' | 'active'} forcedColors
 */

/**
 * @param {number} width
 * @param {Partial<Variant>} [more]
 * @returns {Variant}
 */
function variant(width, { theme = 'light', dir = 'ltr', forcedColors = 'none' } = {}) {
  const height = width < 320 ? 400 : 600;
  const kind = forcedColors === 'active' ? 'forced colours' : dir === 'rtl' ? 'rtl' : theme;
  return { name: `${width} px, ${kind}`, width, height, theme, dir, forcedColors };
}

/** What is kept as pictures, in the order in which they stand side by side. */
export const variants = [
  ...[280, 360, 720].map((width) => variant(width)),
  ...[280, 360, 720].map((width) => variant(width, { theme: 'dark' })),
  variant(360, { dir: 'rtl' }),
  variant(360, { forcedColors: 'active' }),
];

/** Where things stand does not depend on colours, nor colours on where things stand. */
export const measured = [
  ...[360, 720, 280].map((width) => variant(width)),
  variant(280, { dir: 'rtl' }),
];
export const coloured = [variant(360), variant(360, { theme: 'dark' })];

/** The words of the page have to be as wide everywhere: Debian has this font wherever it has Chromium. */
const font = 'DejaVu Sans';
const clock = new Date('2026-03-02T10:00:00Z');
const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Scenes</title>
    <style>
      body { margin: 0; font: 16px/1.4 '${font}', sans-serif; background: Canvas; color: CanvasText; }
      body > div { block-size: 100vh; }
    </style>
    <script>
      // What the component tests' helpers register with their runner has nothing to do here.
      globalThis.beforeEach = globalThis.afterEach = () => undefined;
    </script>
    <script type="module" src="/visual/page.js"></script>
  </head>
  <body></body>
</html>`;

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../page.ts', import.meta.url))],
    bundle: true,
    ignoreAnnotations: true, // package.json knows the effects of what is built, not of the sources
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'production'],
    tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** A browser in which scenes are drawn, always at the same moment and without movement. */
export async function openStage() {
  const script = await bundle();
  const site = await startSite({
    '/visual/': async () => ({
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: html,
    }),
    '/visual/page.js': async () => ({
      headers: { 'content-type': 'text/javascript' },
      body: script,
    }),
  });
  const browser = await launch('chromium');
  const page = await browser.newPage({
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  await page.clock.setFixedTime(clock);
  await page.goto(`${site.origin}/visual/`);
  await page.waitForFunction('globalThis.visual');

  /** @type {import('playwright-core').JSHandle<any>} */
  const visual = await page.evaluateHandle('globalThis.visual');

  return {
    page,
    version: browser.version(),
    /** @returns {Promise<string[]>} the names of the scenes */
    names: () => visual.evaluate(({ names }) => names),
    /** Whether the words are as wide as in the pictures that are kept. */
    hasFont: () => page.evaluate(isThere, font),
    /**
     * Draws a scene, or the one that is there otherwise.
     *
     * @param {Variant} variant
     * @param {string} [name]
     */
    async show({ width, height, theme, dir, forcedColors }, name) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ forcedColors, colorScheme: theme });
      const look = { theme, dir };
      if (name === undefined) await visual.evaluate((it, look) => it.turn(look), look);
      else await visual.evaluate((it, [name, look]) => it.show(name, look), [name, look]);
    },
    /** @returns {Promise<string[]>} */
    problems: () => visual.evaluate((it) => it.problems()),
    /** @returns {Promise<string[]>} */
    contrast: () => visual.evaluate((it) => it.contrast()),
    /**
     * @param {string[]} pictures data URLs
     * @returns {Promise<string>} data URL
     */
    compose: (pictures) => visual.evaluate((it, all) => it.composeSheet(all), pictures),
    /**
     * @param {string} kept data URL
     * @param {string} drawn data URL
     * @param {number[]} widths of the pictures in them
     * @returns {Promise<string[]>} what is different, for each picture
     */
    compare: (kept, drawn, widths) =>
      visual.evaluate((it, all) => it.compareSheets(...all), [kept, drawn, widths]),
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** A font that is not there has the widths of what stands in for it. @param {string} font */
function isThere(font) {
  const brush = document.createElement('canvas').getContext('2d');
  if (!brush) return false;
  const width = (/** @type {string} */ family) => {
    brush.font = `40px ${family}`;
    return brush.measureText('Phone 0123456789').width;
  };
  return ['serif', 'monospace'].every((other) => width(`'${font}', ${other}`) !== width(other));
}
