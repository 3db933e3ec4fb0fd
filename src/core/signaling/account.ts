export interface Account {
  /** Host part of our address and of dialled numbers. */
  readonly domain: string;
  /** User part of our address; `anonymous` for a guest without a name. */
  readonly username: string;
  readonly displayName: string;
  /** A guest never registers and never answers a challenge. */
  readonly guest: boolean;
  /** Preloaded Route: SIP URI or host, or empty. */
  readonly outboundProxy: string;
  /** URN of RFC 5626, the same for this browser at every start. */
  readonly instanceId: string;
}

/** Kept in closures only: never in state, logs, events or errors. */
export interface Credentials {
  readonly authUser?: string;
  readonly password?: string;
  /** MD5(user:realm:password), valid for one realm. */
  readonly ha1?: string;
  /** Sent as the digest password, short-lived. */
  readonly token?: string;
  /** When given, challenges of another realm are not answered. */
  readonly realm?: string;
}

/** The other side, as signalled and already cleaned (no control, bidi or zero-width characters, ≤ 64 graphemes). */
export interface RemoteIdentity {
  /** User part, or the whole URI where it has none. */
  readonly user: string;
  readonly displayName: string;
  readonly anonymous: boolean;
  /** Asserted by our own registrar (P-Asserted-Identity). */
  readonly verified: boolean;
  /** Received `X-Voip-*` headers, names lower-cased, values cleaned. */
  readonly headers: Readonly<Record<string, string>>;
}
