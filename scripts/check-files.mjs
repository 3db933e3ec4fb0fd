// @ts-check
/** Rules about files as such: none is too long, none names a machine. `npm run check:files`. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const maxLines = 300;
const codeFile = /\.(ts|mjs|js)$/;
const generated = /(^package-lock\.json$|^custom-elements\.json$|^src\/.*\/generated\/)/;
/** Homes, mounts and temporary folders of somebody's machine, and registries nobody else reaches. */
const machine = [
  /(?<![\w.])\/(home|Users|root|work|mnt|media)\/[a-z]/i,
  /\bfile:\/\/\/[a-z]/i,
  /"resolved": /,
];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'])
  .toString()
  .split('\0')
  .filter((file) => file && existsSync(file));

const problems = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  if (text.includes('\0')) return []; // an image or a sound
  const lines = text.split('\n');
  const found = lines.flatMap((line, index) =>
    machine.some((pattern) => pattern.test(line)) && file !== 'scripts/check-files.mjs'
      ? [`${file}:${index + 1} names a machine: ${line.trim().slice(0, 80)}`]
      : [],
  );
  if (codeFile.test(file) && !generated.test(file) && lines.length > maxLines + 1) {
    found.push(`${file} has ${lines.length - 1} lines, more than ${maxLines}`);
  }
  return found;
});

console.log(`${files.length} files, ${problems.length} problems`);
for (const problem of problems) console.error(problem);
if (problems.length) process.exitCode = 1;
