// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What editors and documentation know about the elements: `npm run manifest`. */
export default {
  globs: [
    'src/components/shared/voip-element.ts',
    'src/components/voip-*/voip-*.ts',
    'src/components/voip-*/define.ts',
  ],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [definitions(), publicOnly(), partsOfViews(), builtPaths()],
};

/**
 * Our `define(tag, Class)` registers a tag as `customElements.define` does.
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function definitions() {
  return {
    name: 'definitions',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
      const [tag, element] = node.arguments;
      if (node.expression.text !== 'define' || !tag || !element) return;
      if (!ts.isStringLiteral(tag) || !ts.isIdentifier(element)) return;
      moduleDoc.exports?.push({
        kind: 'custom-element-definition',
        name: tag.text,
        declaration: {
          name: element.text,
          module: moduleDoc.path?.replace('define.ts', `${tag.text}.ts`),
        },
      });
    },
  };
}

/**
 * Drops private members, and `state: true` properties, which the analyzer takes for attributes.
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function publicOnly() {
  /** @type {Set<string>} */
  const internal = new Set();
  return {
    name: 'public-only',
    analyzePhase({ ts, node }) {
      if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.initializer)) return;
      const isState = node.initializer.properties.some(
        (option) =>
          ts.isPropertyAssignment(option) &&
          ts.isIdentifier(option.name) &&
          option.name.text === 'state' &&
          option.initializer.kind === ts.SyntaxKind.TrueKeyword,
      );
      if (isState && ts.isIdentifier(node.name)) internal.add(node.name.text);
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations ?? []) {
          if (declaration.kind !== 'class') continue;
          declaration.members = declaration.members?.filter(
            ({ name, privacy }) => !internal.has(name) && (privacy ?? 'public') === 'public',
          );
          const element = /** @type {{ attributes?: { fieldName?: string }[] | undefined }} */ (
            declaration
          );
          element.attributes = element.attributes?.filter(
            ({ fieldName }) => !internal.has(fieldName ?? ''),
          );
        }
      }
    },
  };
}

/**
 * Parts are documented where they are styled: beside those of the class comment there are those of the style sheets
 * in the folders below the element's own, which it fetches when it needs them.
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function partsOfViews() {
  return {
    name: 'parts-of-views',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const declaration of declarations ?? []) {
          if (!('tagName' in declaration) || !declaration.tagName) continue;
          declaration.cssParts = [
            ...(declaration.cssParts ?? []),
            ...partsBelow(`src/components/${declaration.tagName}`),
          ];
        }
      }
    },
  };
}

/** @param {string} folder @returns {{ name: string, description: string }[]} */
const partsBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.styles.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return [...text.matchAll(/^ \* @csspart (\S+) - (.+)$/gm)];
    })
    .map(([, name = '', description = '']) => ({ description, name }));

/**
 * The package holds built files, not sources.
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
function builtPaths() {
  const built = (/** @type {string} */ path) =>
    path.replace(/^\/?src\//, 'dist/npm/').replace(/\.ts$/, '.js');
  return {
    name: 'built-paths',
    packageLinkPhase({ customElementsManifest }) {
      const text = JSON.stringify(customElementsManifest, (key, /** @type {unknown} */ value) =>
        (key === 'path' || key === 'module') && typeof value === 'string' ? built(value) : value,
      );
      Object.assign(customElementsManifest, JSON.parse(text));
    },
  };
}
