// @ts-check
const versioned = /\/(reactive-element|lit-html|lit-element)\.js$/;
const registration = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;
const sheets = /\/@lit\/reactive-element\/css-tag\.js$/;
const support =
  /\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/;

/** @type {{ files: RegExp, found: RegExp, instead: string, what: string }[]} */
const cuts = [
  { files: versioned, found: registration, instead: '0', what: 'registers its version' },
  { files: sheets, found: support, instead: '!0', what: 'asks for constructable style sheets' },
];

/**
 * Leaves out of Lit what no page of ours needs:
 * - that it tells the page its version, for which only a development build of Lit looks, to warn of a second
 *   copy: ours is a second copy by intention;
 * - what it does without constructable style sheets, which every browser has that has the popover attribute
 *   and `light-dark()`, without which our elements could not be seen.
 *
 * @returns {import('rollup').Plugin}
 */
export function slimLit() {
  return {
    name: 'slim-lit',
    transform(code, id) {
      if (!id.includes('/node_modules/')) return null;
      const cut = cuts.find(({ files }) => files.test(id));
      if (!cut) return null;
      if (!cut.found.test(code)) this.error(`${cut.what} in another way now: ${id}`);
      return { code: code.replace(cut.found, cut.instead), map: null };
    },
  };
}
