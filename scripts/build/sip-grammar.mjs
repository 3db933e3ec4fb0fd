// @ts-check
const file = '/sip.js/lib/grammar/pegjs/dist/grammar.js';
const decode = 'return s.split("").map((ch) => ch.charCodeAt(0) - 32);';

/**
 * SIP.js' generated parser decodes the tables of its whole grammar in every `parse()`, which it calls
 * for every header with an address: about 1 ms each, 10 to 20 ms per message. The tables never change,
 * so each is decoded once.
 *
 * @returns {import('rollup').Plugin}
 */
export function decodeGrammarOnce() {
  return {
    name: 'decode-grammar-once',
    transform(code, id) {
      if (!id.endsWith(file)) return null;
      if (!code.includes(decode)) this.error(`no table decoder in ${file}`);
      const once = `if (!tables.has(s)) tables.set(s, ${decode.slice('return '.length, -1)});
        return tables.get(s);`;
      return { code: `const tables = new Map();\n${code.replace(decode, once)}`, map: null };
    },
  };
}
