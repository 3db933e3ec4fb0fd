// @ts-check
/**
 * Two flavours of one source:
 * - `dist/npm`: a file per module, dependencies left to the host's bundler;
 * - `dist/cdn`: self-contained and minified, for a script tag.
 * What is built for npm is read from `exports` in package.json, so an entry cannot be forgotten.
 */
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { integrity } from './scripts/build/integrity.mjs';
import { licenses } from './scripts/build/licenses.mjs';
import { litPolicy } from './scripts/build/lit-policy.mjs';
import { npmEntries } from './scripts/build/npm-entries.mjs';
import { productionOnly } from './scripts/build/production-only.mjs';
import { sharedWorker } from './scripts/build/shared-worker.mjs';
import { slimLit } from './scripts/build/slim-lit.mjs';
import { slimLocalize } from './scripts/build/slim-localize.mjs';
import { slimSip } from './scripts/build/slim-sip.mjs';
import { tightCss } from './scripts/build/tight-css.mjs';

/** Our own copy of these: configuring @lit/localize twice on one copy throws in the host. */
const ownCopies = ['@lit/localize'];
const hostPackages =
  /^(lit|@lit\/reactive-element|lit-html|lit-element|sip\.js|idb-keyval|libphonenumber-js)(\/|$)/;

const typescript = esbuild({ target: 'es2022', tsconfig: 'tsconfig.json' });
const resolve = nodeResolve({
  // Only the `define` files have side effects; package.json says so for the built files.
  ignoreSideEffectsForRoot: true,
  exportConditions: ['browser', 'production'],
});
const minify = terser({
  ecma: 2022,
  module: true,
  compress: { passes: 4, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
  format: { comments: false },
});

/** The plugins of everything that is self-contained; the size check bundles with them too. */
export const selfContained = [
  resolve,
  tightCss(),
  typescript,
  litPolicy(),
  slimLit(),
  slimLocalize(),
  ...slimSip(),
  productionOnly(),
  minify,
];

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    input: npmEntries(),
    external: (id) => hostPackages.test(id),
    plugins: [
      nodeResolve({ resolveOnly: ownCopies, ignoreSideEffectsForRoot: true }),
      typescript,
      licenses(),
    ],
    output: {
      dir: 'dist/npm',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: 'src',
      // npm never packs a folder named node_modules.
      entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\//, 'vendor/')}.js`,
    },
  },
  {
    // Bundlers copy a file that is named by its URL, as it is: it may import nothing.
    input: 'src/entries/last-page-worker.ts',
    plugins: [...selfContained, licenses()],
    output: { dir: 'dist/npm/entries', format: 'es', inlineDynamicImports: true },
  },
  {
    input: {
      'voip-elements': 'src/entries/cdn.ts',
      'voip-button': 'src/components/voip-button/define.ts',
    },
    plugins: [sharedWorker(selfContained), ...selfContained, licenses(), integrity()],
    // Chunks must not import an entry: under another URL (`?v=2`) it would be a second module.
    preserveEntrySignatures: 'strict',
    output: {
      dir: 'dist/cdn',
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  },
  {
    input: { 'voip-elements.classic': 'src/entries/classic.ts' },
    plugins: [typescript, terser({ ecma: 2020 }), integrity()],
    output: { dir: 'dist/cdn', format: 'iife', entryFileNames: '[name].js' },
  },
];
