// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/**
 * One import of a module. `to` is a file relative to `src`, or the name of a package.
 * @typedef {{ from: string, to: string, kind: 'value' | 'type' | 'dynamic' | 'effect', line: number }} Import
 * @typedef {{ imports: Import[], effects: number[] }} Module lines with statements that run on import
 */

/** @param {string} folder @returns {string[]} its TypeScript files, relative to it */
export const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();

/**
 * The import graph of a folder, read from the syntax (nothing is resolved or run).
 * @param {string} folder
 * @returns {Map<string, Module>} by file relative to the folder
 */
export function importGraph(folder) {
  return new Map(
    sourcesIn(folder).map((file) => [
      file,
      readModule(file, readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

/**
 * @param {string} file relative to `src`
 * @param {string} text
 * @returns {Module}
 */
export function readModule(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  /** @type {Module} */
  const found = { imports: [], effects: [] };
  const lineOf = (/** @type {ts.Node} */ node) =>
    source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const add = (
    /** @type {ts.Node} */ node,
    /** @type {ts.Node} */ specifier,
    /** @type {Import['kind']} */ kind,
  ) => {
    const to = ts.isStringLiteral(specifier) ? target(file, specifier.text) : specifier.getText();
    found.imports.push({ from: file, to, kind, line: lineOf(node) });
  };

  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const { importClause, moduleSpecifier } = statement;
      // `import { type A }` stays in the output as an import for its effects: only `import type` goes.
      const kind = !importClause
        ? 'effect'
        : importClause.phaseModifier === ts.SyntaxKind.TypeKeyword
          ? 'type'
          : 'value';
      add(statement, moduleSpecifier, kind);
    } else if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      add(statement, statement.moduleSpecifier, statement.isTypeOnly ? 'type' : 'value');
    } else if (runsOnImport(statement)) {
      found.effects.push(lineOf(statement));
    }
  }
  /** @param {ts.Node} node */
  const findDynamic = (node) => {
    const [specifier] = ts.isCallExpression(node) ? node.arguments : [];
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      specifier
    ) {
      add(node, specifier, 'dynamic');
    }
    ts.forEachChild(node, findDynamic);
  };
  findDynamic(source);
  return found;
}

/** @param {ts.Statement} statement */
const runsOnImport = (statement) =>
  !ts.isVariableStatement(statement) &&
  !ts.isFunctionDeclaration(statement) &&
  !ts.isClassDeclaration(statement) &&
  !ts.isInterfaceDeclaration(statement) &&
  !ts.isTypeAliasDeclaration(statement) &&
  !ts.isModuleDeclaration(statement) && // `declare global`: namespaces with code are not erasable
  !ts.isExportDeclaration(statement) &&
  !ts.isEmptyStatement(statement);

/** @param {string} file @param {string} specifier */
function target(file, specifier) {
  if (specifier.startsWith('.')) {
    return relative('.', join(dirname(file), specifier)).replace(/\.js$/, '.ts');
  }
  return specifier;
}
