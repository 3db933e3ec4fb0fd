// @ts-check

/**
 * Leaves out of @lit/localize how it hashes texts into ids: every text of ours is given its id.
 *
 * @returns {import('rollup').Plugin}
 */
export function slimLocalize() {
  const file = '/@lit/localize/internal/id-generation.js';
  return {
    name: 'slim-localize',
    load(id) {
      if (!id.endsWith(file)) return null;
      return `export function generateMsgId(text) { throw new TypeError('no id: ' + text); }`;
    },
    buildEnd() {
      const ids = [...this.getModuleIds()];
      const used = ids.some((id) => id.includes('/@lit/localize/'));
      if (used && !ids.some((id) => id.endsWith(file))) this.error(`not there any more: ${file}`);
    },
  };
}
