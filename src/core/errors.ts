/** What went wrong, as a closed set. Words for people are made by the elements, never here. */
export type VoipErrorCode =
  // The configuration, before anything is sent.
  | 'config/not-configured'
  | 'config/value-invalid'
  | 'config/server-invalid'
  | 'config/server-insecure'
  | 'config/server-port-blocked'
  | 'config/blocked-by-policy'
  | 'config/domain-invalid'
  | 'config/target-missing'
  | 'config/codecs-empty'
  | 'config/conflict'
  | 'config/secret-attribute'
  // The way to the server.
  | 'network/unreachable'
  | 'network/connection-lost'
  | 'network/offline'
  | 'network/timeout'
  | 'network/message-malformed'
  | 'network/message-too-large'
  | 'network/load-failed'
  | 'network/server-error'
  | 'network/subscription-refused'
  // Who we are.
  | 'auth/rejected'
  | 'auth/credentials-needed'
  | 'auth/token-failed'
  | 'auth/guest-cannot-register'
  // The call itself.
  | 'call/not-found'
  | 'call/invalid-state'
  | 'call/invalid-target'
  | 'call/invalid-dtmf'
  | 'call/header-refused'
  | 'call/limit-reached'
  | 'call/prevented'
  | 'call/silenced'
  | 'call/gesture-needed'
  | 'call/cancelled'
  | 'call/busy'
  | 'call/declined'
  | 'call/no-answer'
  | 'call/unreachable'
  | 'call/invalid-number'
  | 'call/forbidden'
  | 'call/payment-required'
  | 'call/redirect-refused'
  | 'call/renegotiation-rejected'
  | 'call/not-recovered'
  | 'call/transfer-failed'
  | 'call/failed'
  | 'call/unsupported'
  // Sound and the browser's permission for it.
  | 'media/insecure-page'
  | 'media/unsupported'
  | 'media/permission-denied'
  | 'media/permission-dismissed'
  | 'media/permission-policy'
  | 'media/negotiation-failed'
  | 'media/no-candidates'
  | 'media/connection-failed'
  | 'media/playback-blocked'
  // Hardware.
  | 'device/microphone-missing'
  | 'device/in-use'
  | 'device/not-found'
  | 'device/lost'
  | 'device/unsupported'
  // The tabs of one browser.
  | 'tabs/leader-lost'
  | 'tabs/window-blocked'
  // What is kept in this browser.
  | 'storage/unavailable'
  | 'storage/corrupt'
  // The page's own code.
  | 'adapter/failed';

export type ErrorCategory =
  'config' | 'network' | 'auth' | 'call' | 'media' | 'device' | 'tabs' | 'storage' | 'adapter';

export interface VoipErrorOptions {
  /** Plain, secret-free facts for a report: a key, a SIP status, a limit. */
  detail?: Readonly<Record<string, string | number | boolean>>;
  cause?: unknown;
  /** Whether the same action may succeed later without any change. Default: true for `network/*`. */
  retryable?: boolean;
}

/** The plain-data form of an error, as it stands in the state and in events. */
export interface ErrorInfo {
  readonly code: VoipErrorCode;
  readonly category: ErrorCategory;
  readonly retryable: boolean;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** Every failure a verb rejects with. A wrong argument is a TypeError instead. */
export class VoipError extends Error implements ErrorInfo {
  readonly code: VoipErrorCode;
  readonly category: ErrorCategory;
  readonly retryable: boolean;
  readonly detail: Readonly<Record<string, string | number | boolean>>;

  constructor(code: VoipErrorCode, options: VoipErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.category = code.split('/')[0] as ErrorCategory;
    this.retryable = options.retryable ?? this.category === 'network';
    this.detail = Object.freeze({ ...options.detail });
  }

  override get name(): string {
    return 'VoipError';
  }

  /** Structured-clonable form, without the cause (which may hold live objects). */
  toInfo(): ErrorInfo {
    return { ...(this as ErrorInfo) };
  }
}

/** What was thrown as an error with a code; one that has none of its own gets this. */
export const codedError = (cause: unknown, code: VoipErrorCode = 'call/failed'): VoipError =>
  cause instanceof VoipError ? cause : new VoipError(code, { cause });
