// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importGraph, readModule } from '../../scripts/import-graph.mjs';
import { brokenWalls } from '../../scripts/walls.mjs';

/** @param {string} file @param {string} text */
const walls = (file, text) => brokenWalls(new Map([[file, readModule(file, text)]]));

test('no import of the sources goes through a wall', () => {
  const graph = importGraph('src');
  assert.ok(graph.size > 40, 'the graph is not empty');
  assert.deepEqual(brokenWalls(graph), []);
});

/** @type {[sentence: string, file: string, text: string][]} */
const forbidden = [
  [
    'an element does not import its sibling',
    'components/voip-button/a.ts',
    `import { b } from '../voip-dialer/b.js';`,
  ],
  [
    'an element does not import a folder of core',
    'components/voip-button/a.ts',
    `import { b } from '../../core/calls/b.js';`,
  ],
  [
    'an element does not even import types of a folder of core',
    'components/voip-button/a.ts',
    `import type { b } from '../../core/calls/b.js';`,
  ],
  ['the eager entry imports no package', 'core/phone.ts', `import { html } from 'lit';`],
  [
    'the eager entry imports no value from below',
    'core/phone.ts',
    `import { createEngine } from './engine/engine.js';`,
  ],
  [
    'an inline type import counts as a value: it stays in the output',
    'core/phone.ts',
    `import { type Engine } from './engine/engine.js';`,
  ],
  [
    'nobody but phone.ts fetches the engine',
    'core/store.ts',
    `export const e = () => import('./engine/engine.js');`,
  ],
  [
    'a manager imports no value of its neighbour',
    'core/calls/a.ts',
    `import { M } from '../media/microphone.js';`,
  ],
  [
    'a manager does not re-export its neighbour',
    'core/calls/a.ts',
    `export { M } from '../media/microphone.js';`,
  ],
  [
    'the engine does not import the SIP.js adapter at once',
    'core/engine/a.ts',
    `import { s } from '../signaling/sip/sip-signaling.js';`,
  ],
  [
    'nobody else in the engine fetches its extras',
    'core/engine/a.ts',
    `export const s = () => import('./shared-line.js');`,
  ],
  [
    'the engine fetches no other manager later',
    'core/engine/leader-engine.ts',
    `export const s = () => import('../calls/call-manager.js');`,
  ],
  [
    'the engine imports no element',
    'core/engine/a.ts',
    `import { s } from '../../components/shared/define.js';`,
  ],
  [
    'only the SIP.js adapter imports sip.js',
    'core/signaling/fake/a.ts',
    `import { URI } from 'sip.js';`,
  ],
  [
    'the SIP.js adapter knows no manager',
    'core/signaling/sip/a.ts',
    `import type { C } from '../../calls/c.js';`,
  ],
  [
    'only one file imports idb-keyval',
    'core/storage/open-storage.ts',
    `import { get } from 'idb-keyval';`,
  ],
  [
    'only one file imports libphonenumber-js',
    'components/voip-dialer/numbers/format-number.ts',
    `import { AsYouType } from 'libphonenumber-js/core';`,
  ],
  [
    'nobody imports the numbering plans at once',
    'components/voip-dialer/numbers/format-number.ts',
    `import { readerOf } from './phone-library.js';`,
  ],
  [
    'nobody else fetches the numbering plans',
    'components/voip-dialer/a.ts',
    `export const p = () => import('./numbers/phone-library.js');`,
  ],
  [
    'a define file registers nothing but its class',
    'components/voip-button/define.ts',
    `import { x } from '../../core/index.js';`,
  ],
  [
    'no other file does anything on import',
    'core/store.ts',
    `customElements.define('a-b', class extends HTMLElement {});`,
  ],
  [
    'no other file imports for effects',
    'components/voip-button/a.ts',
    `import '../shared/define.js';`,
  ],
];

for (const [sentence, file, text] of forbidden) {
  test(sentence, () => assert.equal(walls(file, text).length, 1));
}

/** @type {[sentence: string, file: string, text: string][]} */
const allowed = [
  [
    'the engine fetches what only some pages need',
    'core/engine/leader-engine.ts',
    `export const s = () => import('./shared-line.js');`,
  ],
  [
    'a manager may use the ports and types of its neighbours',
    'core/calls/a.ts',
    `import { P } from '../signaling/signaling.js';\nimport type { M } from '../media/microphone.js';`,
  ],
  [
    'an element may fetch its own panel later',
    'components/voip-button/a.ts',
    `export const p = () => import('./panel.js');`,
  ],
  [
    'the numbering plans are fetched later',
    'components/voip-dialer/numbers/format-number.ts',
    `export const p = () => import('./phone-library.js');\nimport type { N } from './phone-library.js';`,
  ],
  [
    'phone.ts fetches the engine',
    'core/phone.ts',
    `export const e = () => import('./engine/engine.js');`,
  ],
];

for (const [sentence, file, text] of allowed) {
  test(sentence, () => assert.deepEqual(walls(file, text), []));
}
