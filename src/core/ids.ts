/** A random id of 96 bits; `crypto.randomUUID` does not exist on insecure pages, `getRandomValues` does. */
export const createId = (): string => crypto.getRandomValues(new Uint32Array(3)).join('-');
