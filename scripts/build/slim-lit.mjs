// @ts-check
const versioned = /\/(reactive-element|lit-html|lit-element)\.js$/;
const registration = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;
const sheets = /\/@lit\/reactive-element\/css-tag\.js$/;
const support =
  /\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS\|\|\w+\.ShadyCSS\.nativeShadow\)&&"adoptedStyleSheets"in Document\.prototype&&"replace"in CSSStyleSheet\.prototype/;

const element = /\/@lit\/reactive-element\/reactive-element\.js$/;
const converter = /\{toAttribute\((\w),\w\)\{switch.*?return \1\},fromAttribute\(.*?return \w\}\}/;
const metadataStore =
  /Symbol\.metadata\?\?=Symbol\("metadata"\),\w\.litPropertyMetadata\?\?=new WeakMap;/;
const metadataUse =
  /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(.*?\)this\.elementProperties\.set\(\w,\w\)\}/;

const polyfills = /\w\.(?:reactiveElement|litHtml|litElement)PolyfillSupport/;
const litElement = /\/lit-element\.js$/;
const hydration = /,\w\.litElementHydrateSupport\?\.\(\{LitElement:\w\}\)/;

/** @type {{ files: RegExp, found: RegExp, instead: string, what: string }[]} */
const cuts = [
  { files: versioned, found: registration, instead: '0', what: 'registers its version' },
  { files: versioned, found: polyfills, instead: 'void 0', what: 'asks for polyfills' },
  { files: litElement, found: hydration, instead: '', what: 'takes up what a server has rendered' },
  { files: sheets, found: support, instead: '!0', what: 'asks for constructable style sheets' },
  {
    files: element,
    found: converter,
    instead: '{toAttribute:t=>t,fromAttribute:t=>t}',
    what: 'converts attributes',
  },
  { files: element, found: metadataStore, instead: '', what: 'keeps what decorators say' },
  { files: element, found: metadataUse, instead: '', what: 'reads what decorators say' },
];

/**
 * Leaves out of Lit what no page of ours needs:
 * - that it tells the page its version, for which only a development build of Lit looks, to warn of a second
 *   copy: ours is a second copy by intention;
 * - what it does without constructable style sheets, which every browser has that has the popover attribute
 *   and `light-dark()`, without which our elements could not be seen;
 * - that it looks for polyfills of Shadow DOM, which all of these browsers have, and for what takes up elements
 *   that a server has rendered with this same copy of Lit, which none can;
 * - what it does for decorators, and for properties whose `type` is Boolean, Number, Object or Array: ours are
 *   declared without decorators and convert for themselves.
 *
 * @returns {import('rollup').Plugin}
 */
export function slimLit() {
  return {
    name: 'slim-lit',
    transform(code, id) {
      if (!id.includes('/node_modules/')) return null;
      return cuts
        .filter(({ files }) => files.test(id))
        .reduce((slim, { found, instead, what }) => {
          if (!found.test(slim)) this.error(`${what} in another way now: ${id}`);
          return slim.replace(found, instead);
        }, code);
    },
  };
}
