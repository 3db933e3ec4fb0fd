// @ts-check
/**
 * The two ways a lock file goes wrong without a word (see CONTRIBUTING.md): npm drops the binaries
 * of other platforms that a registry lacks, and writes down the address of the registry it used.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
  ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
);

/** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string>, resolved?: string }> }} */
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter(
      (name) => !Object.keys(packages).some((known) => known.endsWith(`node_modules/${name}`)),
    )
    .map((name) => `${path} lacks ${name}`),
);
const addresses = Object.entries(packages).filter(([, entry]) => entry.resolved);

const problems = [
  ...ranges.map(([name, version]) => `not pinned: ${name} ${String(version)}`),
  ...missing.map((line) => `incomplete lock file: ${line}`),
  ...addresses.map(([path]) => `registry address in the lock file: ${path}`),
];
try {
  execFileSync('npm', ['ci', '--dry-run', '--ignore-scripts'], { stdio: 'pipe' });
} catch (error) {
  problems.push(`npm ci would refuse it: ${error instanceof Error ? error.message : ''}`);
}

console.log(`${Object.keys(packages).length} packages, ${problems.length} problems`);
for (const problem of problems) console.error(problem);
if (problems.length) process.exitCode = 1;
