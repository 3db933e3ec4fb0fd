// @ts-check
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import typescript from 'typescript-eslint';

/**
 * Text from pages, servers and callers is never markup, and a strict policy forbids evaluation.
 * @type {import('eslint').Linter.RulesRecord}
 */
const noMarkupFromText = {
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-script-url': 'error',
  'no-restricted-properties': [
    'error',
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map((property) => ({
      property,
      message: 'Render with Lit templates: text is never markup.',
    })),
  ],
};

/**
 * The coarse walls, told while typing; `npm run check:walls` holds the whole table.
 * @param {string[]} packages not to be imported
 * @param {string} message
 */
const wall = (packages, message) => ({
  group: packages.flatMap((name) => [name, `${name}/*`]),
  message,
});
const noUnsafeDirectives = {
  group: ['lit/directives/unsafe-*', 'lit-html/directives/unsafe-*', 'lit-html', 'lit-html/*'],
  message: 'Text is never markup; everything else comes from lit.',
};
const noSip = wall(['sip.js'], 'Only src/core/signaling/sip knows SIP.js.');
const noStorage = wall(['idb-keyval'], 'Only storage/idb-storage.ts knows idb-keyval.');
const noLit = wall(['lit', '@lit/localize'], 'Lit lives in src/components and nowhere else.');

/**
 * @param {{ group: string[], message: string }[]} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const walls = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [noUnsafeDirectives, ...patterns] }],
});

/**
 * @param {import('eslint').ESLint.Plugin} plugin
 * @returns {import('eslint').Linter.Config}
 */
function recommended(plugin) {
  const config = plugin.configs?.['flat/recommended'];
  if (!config || Array.isArray(config)) throw new TypeError('no flat/recommended in the plugin');
  return /** @type {import('eslint').Linter.Config} */ (config);
}

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.lab/', '.cache/', 'test/results/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  typescript.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.test.json', 'tsconfig.tools.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'off', // finding control characters is what our gates do
      'no-constructor-return': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "Literal[value='unload']",
          message: 'It breaks the back/forward cache: use pagehide.',
        },
      ],
      'no-template-curly-in-string': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off', // `return done()` in a switch reads well
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Types promise what evergreen browsers have; older ones are asked before use.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-this-alias': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off', // SIP.js has enums, we compare with words
      // The one way to type the listeners of an EventTarget.
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off', // a port's method is async for all who implement it
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/unbound-method': 'off', // lit binds `@event` listeners
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      ...noMarkupFromText,
      'no-console': ['error', { allow: ['error', 'warn'] }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
    },
  },
  { files: ['src/core/logger.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/core/**/*.ts'], rules: walls(noSip, noStorage, noLit) },
  { files: ['src/core/signaling/sip/**/*.ts'], rules: walls(noStorage, noLit) },
  { files: ['src/core/storage/idb-storage.ts'], rules: walls(noSip, noLit) },
  {
    files: ['src/components/**/*.ts'],
    extends: [recommended(lit), recommended(wc), litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement', 'VoipElement'] } },
    rules: walls(noSip, noStorage),
  },
  {
    files: ['test/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip'].map((property) => ({ object, property, message: 'Every test runs.' })),
        ),
      ],
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    rules: {
      'no-undef': 'off', // tsc checks it
      // JSON and what comes back from a page under test have no types.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
    },
  },
  // Scripts of plain pages: no types, so no typed rules.
  {
    files: ['**/*.js'],
    extends: [typescript.configs.disableTypeChecked],
    rules: { 'no-undef': 'off' },
  },
);
