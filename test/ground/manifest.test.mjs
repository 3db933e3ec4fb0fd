// @ts-check
/** What an element offers is documented in its class comment, and so in custom-elements.json. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { importGraph } from '../../scripts/import-graph.mjs';

/**
 * @typedef {{ name?: string, description?: string }} Described
 * @typedef {Partial<Record<'attributes' | 'cssParts' | 'cssProperties' | 'events' | 'slots', Described[]>>} Documented
 * @typedef {Documented & { tagName: string }} Element
 */

/** @type {{ modules: { declarations: (Element | object)[] }[] }} */
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter((declaration) => 'tagName' in declaration);

const graph = importGraph('src');

/** @param {string} folder below src @returns {string} its files, and what of the other components they import */
function sourceOf(folder) {
  const files = new Set([...graph.keys()].filter((file) => file.startsWith(`${folder}/`)));
  for (const file of files) {
    for (const { to, kind } of graph.get(file)?.imports ?? []) {
      if (kind !== 'type' && to.startsWith('components/')) files.add(to);
    }
  }
  return [...files].map((file) => readFileSync(`src/${file}`, 'utf8')).join('\n');
}

/** @param {string} text @param {RegExp} pattern whose first group is a list of names */
const namesIn = (text, pattern) =>
  new Set(
    [...text.matchAll(pattern)]
      .flatMap(([, list = '']) => list.replace(/\S*\$\{[^}]*\}\S*/g, ' ').split(/\s+/))
      .filter(Boolean),
  );

/** @param {Set<string>} used @param {{ name?: string }[] | undefined} documented */
const missing = (used, documented) => {
  const names = new Set(documented?.map(({ name }) => name));
  return [...used].filter((name) => !names.has(name)).sort();
};

test('the manifest lists every tag', () => {
  const folders = readdirSync('src/components').filter((name) => name.startsWith('voip-'));
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), folders.sort());
});

for (const element of elements) {
  describe(`<${element.tagName}>`, () => {
    const source = sourceOf(`components/${element.tagName}`);

    before(() => import('../../dist/npm/entries/define.js'));

    test('documents every attribute it observes', () => {
      const Class = /** @type {{ observedAttributes: string[] } | undefined} */ (
        /** @type {unknown} */ (customElements.get(element.tagName))
      );
      assert.ok(Class, 'defined');
      assert.deepEqual(missing(new Set(Class.observedAttributes), element.attributes), []);
    });

    test('documents every part', () => {
      assert.deepEqual(missing(namesIn(source, /part="([^"]+)"/g), element.cssParts), []);
    });

    test('documents every slot', () => {
      assert.deepEqual(missing(namesIn(source, /<slot\s+name="([^"]+)"/g), element.slots), []);
    });

    test('documents every custom property of its styles', () => {
      const used = namesIn(source, /var\(\s*(--voip-[a-z-]+)/g);
      assert.deepEqual(missing(used, element.cssProperties), []);
    });

    test('documents every event it dispatches', () => {
      const used = namesIn(source, /'(voip-(?!button\b|dialer\b|settings\b)[a-z-]+)'/g);
      assert.deepEqual(missing(used, element.events), []);
    });

    test('describes all of that in words', () => {
      const {
        attributes = [],
        cssParts = [],
        cssProperties = [],
        events = [],
        slots = [],
      } = element;
      const all = [...attributes, ...cssParts, ...cssProperties, ...events, ...slots];
      const silent = all.filter(({ description }) => !description?.trim()).map(({ name }) => name);
      assert.deepEqual(silent, []);
    });
  });
}
