// @ts-check
/**
 * Writes `custom-elements.json`; with `--check` it only says whether the committed one is up to date.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const committed = 'custom-elements.json';
const cem = fileURLToPath(import.meta.resolve('@custom-elements-manifest/analyzer/cem.js'));
const folder = mkdtempSync(join(tmpdir(), 'manifest-'));

try {
  // The analyzer takes its output folder as relative to the project.
  const outdir = relative('.', folder);
  const config = 'custom-elements-manifest.config.mjs';
  execFileSync(process.execPath, [
    cem,
    'analyze',
    '--quiet',
    '--config',
    config,
    '--outdir',
    outdir,
  ]);
  const fresh = readFileSync(join(folder, committed), 'utf8');
  if (!process.argv.includes('--check')) {
    writeFileSync(committed, fresh);
  } else if (fresh !== readFileSync(committed, 'utf8')) {
    console.error(`${committed} is not what the sources say: npm run manifest`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
