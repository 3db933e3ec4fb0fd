// @ts-check
import { readFile } from 'node:fs/promises';

/**
 * The page with a phone and no element, sent with other headers than usual.
 *
 * @param {Record<string, string>} headers
 */
export async function phonePage(headers) {
  const body = await readFile(new URL('../pages/phone.html', import.meta.url), 'utf8');
  return { headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}
