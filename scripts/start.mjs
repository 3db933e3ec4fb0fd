// @ts-check
/**
 * `npm start`: builds the library when there is no build or a file it is made from is newer, then runs
 * the demo with its own PBX. PORT=… chooses another port than 4173.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../demo/server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['src', 'scripts/build', 'rollup.config.mjs', 'package.json'];
const built = 'dist/cdn/voip-elements.js';

/**
 * @param {string} path
 * @returns {number} ms since 1970 of the newest file; 0 when there is none
 */
function newest(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(...readdirSync(join(root, path)).map((name) => newest(join(path, name))), 0);
}

/** @returns {string | undefined} why to build */
function reasonToBuild() {
  if (newest(built) === 0) return 'there is no build yet';
  return Math.max(...sources.map(newest)) > newest(built) ? 'src is newer than dist' : undefined;
}

/** @param {string} message */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}

function build() {
  const reason = reasonToBuild();
  if (!reason) return;
  console.log(`Building the library (${reason}); up to a minute …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['run', 'build', '--silent'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) giveUp('The build failed; what it said stands above.');
}

const port = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  giveUp(`PORT is "${process.env.PORT ?? ''}": it must be a number from 0 to 65535.`);
}
build();

try {
  const demo = await startDemo({ port });
  console.log(`
  voip-elements demo   ${demo.origin}/
  its own PBX          ${demo.pbx.url}   (this machine only)

  Open the address and press "Call support". Ctrl+C stops it.
`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  if (error.code !== 'EADDRINUSE') throw error;
  giveUp(
    `Port ${port} is taken; perhaps the demo runs already. Stop that one, or: PORT=${port + 1} npm start`,
  );
}
