import { VoipError } from '../errors.js';
import type { Storage } from '../storage/storage.js';
import { VaultSession } from './vault-session.js';

/** What somebody signed in with: enough to sign in again, and to tell for whom it is. */
export interface SignIn {
  readonly server: string;
  readonly domain: string;
  readonly username: string;
  readonly authUser?: string;
  readonly password?: string;
  readonly ha1?: string;
  readonly token?: string;
  readonly turnCredential?: string;
}

/** `session`: until the last page of the origin is closed. `device`: for 30 days. */
export type KeptFor = 'session' | 'device';

interface Sealed {
  readonly version: 1;
  readonly keptFor: KeptFor;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Not extractable: what is read from the disk by another program opens nothing by itself. */
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const name = 'vault';
const deviceDays = 30;

/**
 * Keeps what somebody signed in with, encrypted with a key that cannot be taken out of this browser. For a
 * session the key alone is not enough: half of it is known to the open tabs only (`VaultSession`), so what
 * is left on the disk opens nothing once the last of them is closed.
 */
export class SecretVault {
  readonly #storage: Storage;
  readonly #session: VaultSession;

  /**
   * @param onChange another tab has kept a sign-in, or forgot it
   * @param session what the tabs of the origin have in common is called
   */
  constructor(storage: Storage, onChange: () => void, session = 'voip-elements.session.1') {
    this.#storage = storage;
    this.#session = new VaultSession(session, onChange);
  }

  /** Rejects with `storage/unavailable` on pages without encryption (insecure ones). */
  async keep(signIn: SignIn, keptFor: KeptFor): Promise<void> {
    const { subtle } = crypto as { subtle?: SubtleCrypto };
    if (!subtle) throw new VoipError('storage/unavailable', { detail: { reason: 'insecure' } });
    const material = crypto.getRandomValues(new Uint8Array(32));
    const key = await subtle.importKey('raw', material, 'HKDF', false, ['deriveKey']);
    const half = keptFor === 'session' ? this.#session.begin() : '';
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(signIn));
    const data = await subtle.encrypt({ name: 'AES-GCM', iv }, await derived(key, half), text);
    const sealed: Sealed = { version: 1, keptFor, at: new Date().toISOString(), key, iv, data };
    await this.#storage.set(name, sealed);
    this.#session.tell();
  }

  /** What is kept, if it can still be opened; what cannot is removed. */
  async read(): Promise<SignIn | null> {
    const sealed = await this.#storage.get(name);
    if (sealed === undefined) return null;
    if (!isSealed(sealed) || isOver(sealed)) return this.#remove();
    const half = sealed.keptFor === 'session' ? await this.#session.find() : '';
    if (half === undefined) {
      // A tab that is frozen has it, and cannot say so: it stays for those that come later.
      return (await this.#session.isOpen()) ? null : this.#remove();
    }
    try {
      const { key, iv, data } = sealed;
      const opened = await derived(key, half);
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, opened, data);
      return signInIn(JSON.parse(new TextDecoder().decode(text)));
    } catch {
      return this.#remove(); // of an earlier session, or changed by somebody else
    }
  }

  /** In all tabs. */
  async forget(): Promise<void> {
    await this.#remove();
    this.#session.end();
    this.#session.tell();
  }

  dispose(): void {
    this.#session.dispose();
  }

  async #remove(): Promise<null> {
    await this.#storage.delete(name);
    return null;
  }
}

/** @param half what the open tabs know, as text */
function derived(key: CryptoKey, half: string): Promise<CryptoKey> {
  const info = new TextEncoder().encode('voip-elements sign-in');
  const salt = new TextEncoder().encode(half);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info };
  const use = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, key, use, false, ['encrypt', 'decrypt']);
}

const isOver = ({ keptFor, at }: Sealed): boolean =>
  keptFor === 'device' && !(Date.now() - Date.parse(at) < deviceDays * 86_400_000);

function isSealed(value: unknown): value is Sealed {
  if (!(value instanceof Object)) return false;
  const { version, keptFor, at, key, iv, data } = value as Partial<Record<keyof Sealed, unknown>>;
  return (
    version === 1 &&
    (keptFor === 'session' || keptFor === 'device') &&
    typeof at === 'string' &&
    key instanceof CryptoKey &&
    iv instanceof Uint8Array &&
    data instanceof ArrayBuffer
  );
}

function signInIn(value: unknown): SignIn | null {
  if (!(value instanceof Object)) return null;
  const entries = Object.entries(value).filter(([, part]) => typeof part === 'string');
  const { server, domain, username, ...rest } = Object.fromEntries(entries) as Partial<SignIn>;
  if (server === undefined || domain === undefined || !username) return null;
  return { server, domain, username, ...rest };
}
