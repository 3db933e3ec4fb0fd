/**
 * Registers a tag. A page that loads the library twice, in one version or in two, keeps the first
 * definition: `customElements.define` would throw and take the rest of the second script with it.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined; // none in Node
  const known = registry?.get(tag);
  if (!known) registry?.define(tag, element);
  else if (known !== element) console.warn(`[voip-elements] <${tag}> is already defined`);
}
