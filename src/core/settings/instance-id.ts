import type { Storage } from '../storage/storage.js';

const key = 'instance-id';
const pattern = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The instance id of this browser (RFC 5626 §4.1): a registrar that knows it replaces our old contact
 * instead of ringing a dead one. Made on first use and kept.
 */
export async function instanceId(storage: Storage): Promise<string> {
  const known = await storage.get(key);
  if (typeof known === 'string' && pattern.test(known)) return known;
  const id = `urn:uuid:${createUuid()}`;
  await storage.set(key, id);
  return id;
}

/** A random UUID (RFC 9562 §5.4). `crypto.randomUUID` does not exist on insecure pages. */
function createUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
