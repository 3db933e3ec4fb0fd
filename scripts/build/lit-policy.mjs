// @ts-check
import { resolve } from 'node:path';

/**
 * Gives the bundled copy of lit-html a Trusted Types policy of its own.
 *
 * lit-html creates the policy `lit-html` while it loads. On a page with `trusted-types lit-html`
 * and a Lit of its own the name is taken, `createPolicy` throws and the whole bundle dies. Ours is
 * named `voip-elements` and made with the first template; the core uses the same one.
 *
 * @returns {import('rollup').Plugin}
 */
export function litPolicy() {
  const own = JSON.stringify(resolve('src/core/trusted-types.ts'));
  const creation = /\w+\.createPolicy\("lit-html",\{createHTML:(\w+)=>\1\}\)/;
  return {
    name: 'lit-policy',
    transform(code, id) {
      if (!/\/lit-html\/lit-html\.js$/.test(id)) return null;
      if (!creation.test(code)) this.error('lit-html creates its policy in another way now');
      const policy = '{ createHTML: (html) => ownPolicy().createHTML(html) }';
      return {
        code: `import { ownPolicy } from ${own};\n${code.replace(creation, policy)}`,
        map: null,
      };
    },
  };
}
