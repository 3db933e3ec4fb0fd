// @ts-check
/**
 * Refuses a bundle that holds a development build (Lit's logs warnings and doubles in size).
 * @returns {import('rollup').Plugin}
 */
export function productionOnly() {
  return {
    name: 'production-only',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        if (/node_modules\/.*\/development\//.test(id)) this.error(`development build in: ${id}`);
      }
    },
  };
}
