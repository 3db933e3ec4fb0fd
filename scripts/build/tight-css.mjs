// @ts-check
/**
 * Takes indentation and comments out of the style sheets, which no minifier looks into because they
 * are template literals. Our `*.styles.ts` hold nothing but sheets.
 *
 * @returns {import('rollup').Plugin}
 */
export function tightCss() {
  return {
    name: 'tight-css',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) return null;
      const tight = code
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/^\s+/gm, '')
        .replace(/\s*([{},;])\s*/g, '$1')
        .replace(/: /g, ':');
      return { code: tight, map: null };
    },
  };
}
