/** A random id; `crypto.randomUUID` does not exist on insecure pages, `getRandomValues` does. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
