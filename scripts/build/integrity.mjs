// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes `integrity.json`: the Subresource Integrity hash of every script in the output folder, in
 * the form an import map takes (`{"integrity": {"./file.js": "sha384-…"}}`), which is how the
 * chunks of a module are protected too.
 *
 * @returns {import('rollup').Plugin}
 */
export function integrity() {
  return {
    name: 'integrity',
    writeBundle({ dir }) {
      if (!dir) return this.error('integrity needs output.dir');
      const scripts = readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.js'))
        .sort();
      const hashes = scripts.map((file) => {
        const hash = createHash('sha384')
          .update(readFileSync(join(dir, file)))
          .digest('base64');
        return [`./${file}`, `sha384-${hash}`];
      });
      const content = JSON.stringify({ integrity: Object.fromEntries(hashes) }, null, 2);
      writeFileSync(join(dir, 'integrity.json'), `${content}\n`);
    },
  };
}
