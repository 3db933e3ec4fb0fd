// @ts-check
/**
 * Gives the bundled copy of lit-html a Trusted Types policy of its own.
 *
 * lit-html creates the policy `lit-html` while it loads. On a page with `trusted-types lit-html`
 * and a Lit of its own the name is taken, `createPolicy` throws and the whole bundle dies. Ours is
 * named `voip-elements`, made with the first template (a second copy of the library that renders
 * nothing makes none), and a refusal leaves the rest of the page alone.
 *
 * @returns {import('rollup').Plugin}
 */
export function litPolicy() {
  const creation = /(\w+)\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\)/;
  return {
    name: 'lit-policy',
    transform(code, id) {
      if (!/\/lit-html\/lit-html\.js$/.test(id)) return null;
      if (!creation.test(code)) this.error('lit-html creates its policy in another way now');
      return { code: code.replace(creation, (_, types) => lazyPolicy(types)), map: null };
    },
  };
}

/** @param {string} types the variable that holds `trustedTypes` */
const lazyPolicy = (types) => `{
  createHTML(html) {
    const rules = { createHTML: (html) => html };
    try {
      this.policy ??= ${types}.createPolicy('voip-elements', rules);
    } catch {
      this.policy = rules;
    }
    return this.policy.createHTML(html);
  },
}`;
