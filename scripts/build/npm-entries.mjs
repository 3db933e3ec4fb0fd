// @ts-check
import { readFileSync } from 'node:fs';

/** @typedef {{ specifier: string, built: string, types: string, source: string }} Entry */

/**
 * The JavaScript entry points that package.json promises.
 * @returns {Entry[]}
 */
export function promisedEntries() {
  /** @type {{ name: string, exports: Record<string, string | { types: string, default: string }> }} */
  const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  return Object.entries(exports).flatMap(([path, target]) => {
    if (typeof target === 'string') return [];
    const source = target.default.replace('./dist/npm/', 'src/').replace(/\.js$/, '.ts');
    return [
      { specifier: name + path.slice(1), built: target.default, types: target.types, source },
    ];
  });
}

/** Rollup's input for them. */
export const npmEntries = () => promisedEntries().map(({ source }) => source);
