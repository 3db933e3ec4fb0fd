// @ts-check
/**
 * `npm run visual`: draws every scene and compares it with its kept picture. `npm run visual -- --update`
 * keeps what it draws. Words after it choose scenes: `npm run visual -- --update "dialer bar"`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openStage, variants } from './support/stage.mjs';

const kept = fileURLToPath(new URL('pictures/', import.meta.url));
const results = fileURLToPath(new URL('../results/visual/', import.meta.url));
const isUpdate = process.argv.includes('--update');
const words = process.argv.slice(2).filter((word) => word !== '--update');

const fileOf = (/** @type {string} */ name) => `${name.replaceAll(' ', '-')}.webp`;
const prefix = 'data:image/webp;base64,';
const widths = variants.map(({ width }) => width);

const stage = await openStage();
if (!(await stage.hasFont())) {
  console.error('The pictures were made with DejaVu Sans, which is not here.');
  process.exit(1);
}
console.log(`Chromium ${stage.version}`);
mkdirSync(kept, { recursive: true });
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const all = await stage.names();
const names = all.filter((name) => words.every((word) => name.includes(word)));
/** @type {string[]} */
const different = [];
for (const name of names) {
  const file = fileOf(name);
  const pictures = [];
  for (const variant of variants) {
    await stage.show(variant, name);
    const png = await stage.page.screenshot({ fullPage: true, animations: 'disabled' });
    pictures.push(`data:image/png;base64,${png.toString('base64')}`);
  }
  const drawn = await stage.compose(pictures);
  const found = await compared(kept + file, drawn);
  if (!found.length) continue;
  different.push(name);
  for (const line of found) console.log(`${isUpdate ? 'new' : 'different'}: ${name}: ${line}`);
  writeFileSync(
    (isUpdate ? kept : results) + file,
    Buffer.from(drawn.slice(prefix.length), 'base64'),
  );
}
await stage.close();

/**
 * @param {string} path
 * @param {string} drawn
 * @returns {Promise<string[]>}
 */
async function compared(path, drawn) {
  let before;
  try {
    before = readFileSync(path).toString('base64');
  } catch {
    return ['no picture is kept'];
  }
  const found = await stage.compare(prefix + before, drawn, widths);
  return found.flatMap((words, index) => (words ? [`${variants[index]?.name}: ${words}`] : []));
}

const orphans = readdirSync(kept).filter((file) => !all.some((name) => fileOf(name) === file));
for (const file of orphans) {
  if (isUpdate) rmSync(kept + file);
  else console.log(`no scene is called like the picture ${file}`);
}
const failed = isUpdate ? 0 : different.length + orphans.length;
if (failed) console.log(`What was drawn is in ${results}`);
console.log(`\n${names.length - (isUpdate ? 0 : different.length)} passed, ${failed} failed`);
if (failed) process.exitCode = 1;
