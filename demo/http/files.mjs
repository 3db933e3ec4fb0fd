// @ts-check
/** Which file a request means, and nothing outside the folders that are served. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** @typedef {{ prefix: string, folder: string }} Mount `prefix` begins and ends with a slash */

/** @type {ReadonlyMap<string, string>} what is served at all, by the end of its name */
const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/**
 * The path as it is asked for. Undefined when it cannot be meant: broken escapes, a NUL, and any
 * segment that is empty or begins with a dot, which covers `..` in all its spellings, hidden files,
 * and `//host`, which as the target of a redirect would lead elsewhere.
 *
 * @param {string} target of the request line
 * @returns {string | undefined}
 */
export function pathOf(target) {
  try {
    // Not by `new URL`: it resolves `..` before anybody sees it.
    const path = decodeURIComponent(target.replace(/[?#].*$/, ''));
    const odd = !path.startsWith('/') || /[\0\\]/.test(path) || /\/[./]/.test(path);
    return odd ? undefined : path;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path as `pathOf` gives it
 * @param {readonly Mount[]} mounts the first whose prefix fits
 * @returns {Promise<{ kind: 'file', type: string, body: Buffer } | { kind: 'redirect', to: string } | undefined>}
 *   a folder without its closing slash is redirected, since the links in its page are relative
 */
export async function find(path, mounts) {
  const mount = mounts.find(({ prefix }) => path.startsWith(prefix));
  if (!mount) return undefined;
  const file = join(mount.folder, path.slice(mount.prefix.length));
  try {
    if (path.endsWith('/')) return await read(join(file, 'index.html'));
    if ((await stat(file)).isDirectory()) return { kind: 'redirect', to: `${path}/` };
    return await read(file);
  } catch {
    return undefined;
  }
}

/** @param {string} file */
async function read(file) {
  const type = contentTypes.get(extname(file));
  return type
    ? { kind: /** @type {const} */ ('file'), type, body: await readFile(file) }
    : undefined;
}
