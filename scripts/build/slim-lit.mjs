// @ts-check
const files = /\/(reactive-element|lit-html|lit-element)\.js$/;
const registration = /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/;

/**
 * Leaves out that Lit tells the page its version, for which only a development build of Lit looks, to warn of
 * a second copy: ours is a second copy by intention.
 *
 * @returns {import('rollup').Plugin}
 */
export function slimLit() {
  return {
    name: 'slim-lit',
    transform(code, id) {
      if (!files.test(id) || !id.includes('/node_modules/')) return null;
      if (!registration.test(code)) this.error(`registers its version in another way now: ${id}`);
      return { code: code.replace(registration, '0'), map: null };
    },
  };
}
