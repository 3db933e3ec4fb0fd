// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts the licences of the bundled packages beside the bundle: minifying drops their notices.
 * @returns {import('rollup').Plugin}
 */
export function licenses() {
  return {
    name: 'licenses',
    generateBundle() {
      /** @type {Set<string>} */
      const folders = new Set();
      for (const id of this.getModuleIds()) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0];
        if (folder) folders.add(folder);
      }
      const source = [...folders].sort().map(notice).join('\n\n');
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
    },
  };
}

/** @param {string} folder of a package */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version} (${license})\n\n${text}`;
}
