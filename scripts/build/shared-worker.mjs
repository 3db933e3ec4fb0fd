// @ts-check
import { rollup } from 'rollup';

const source = 'src/entries/last-page-worker.ts';
const importer = '/core/engine/outliving-worker.ts';
const address = "'../../entries/last-page-worker.js'";

/**
 * Builds the shared worker beside the chunks, apart from them: a chunk that page and worker had in common
 * would be one more request of every page, or bring elements into the worker.
 *
 * @param {import('rollup').InputPluginOption} plugins
 * @returns {import('rollup').Plugin}
 */
export function sharedWorker(plugins) {
  let file = '';
  return {
    name: 'shared-worker',
    async buildStart() {
      const bundle = await rollup({ input: source, plugins });
      const { output } = await bundle.generate({
        format: 'es',
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: 'worker-[name]-[hash].js',
      });
      await bundle.close();
      for (const chunk of output) {
        if (chunk.type !== 'chunk') continue;
        if (chunk.isEntry) file = chunk.fileName;
        this.emitFile({ type: 'asset', fileName: `chunks/${chunk.fileName}`, source: chunk.code });
      }
    },
    transform(code, id) {
      if (!id.endsWith(importer)) return null;
      if (!code.includes(address)) this.error(`no ${address} in ${importer}`);
      return { code: code.replace(address, JSON.stringify(`./${file}`)), map: null };
    },
  };
}
