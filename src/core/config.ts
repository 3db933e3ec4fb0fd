import type { AuthMethod, Codec } from './state.js';
import type { SignalingFactory } from './signaling/signaling.js';
import type { LogSink } from './logger.js';

/** What `configure()`, the attributes and `config-src` may set. All optional. */
export interface PhoneConfig {
  /** One or more WebSocket addresses, space separated or as a list, in order of preference. */
  server?: string | readonly string[];
  domain?: string;
  username?: string;
  authUser?: string;
  displayName?: string;
  auth?: AuthMethod;
  register?: boolean;
  outboundProxy?: string;
  target?: string;
  /** Space separated or as a list, in order of preference. */
  codecs?: string | readonly Codec[];
  maxCalls?: number;
  stun?: string | readonly string[];
  turn?: string | readonly string[];
  turnUsername?: string;
  turnCredential?: string;
  iceServers?: readonly RTCIceServer[];
  iceTransportPolicy?: RTCIceTransportPolicy;
  onLeave?: 'keep' | 'end';
  /** Whether the calls of this account are kept in this browser; default `off`. */
  callLog?: 'keep' | 'off';
  /** `own`: answers what our own server asks to have answered; default `off`. */
  autoAnswer?: 'off' | 'own';
  /** Video can be accepted in calls; default off. */
  video?: boolean;
  /** How the PBX is asked to record: `info`, or feature codes such as `*1` or `*1,*2`; default: not at all. */
  record?: string;
  /** Extensions whose state is shown, space separated or as a list; at most 100. */
  watch?: string | readonly string[];
  /** The number that plays messages, such as `*97`; default: the PBX is not asked whether some wait. */
  voicemail?: string;
  /** Dialled before an extension, it takes the call that rings there; default `*8`. */
  pickupCode?: string;
  tokenSrc?: string;
  /** JSON with the same names, for central administration: below everything else that says something. */
  configSrc?: string;
  /**
   * How long the secret given with it is kept in this browser, encrypted: not at all (default; what was kept
   * is forgotten), until the last page of the origin is closed, or for 30 days.
   */
  storage?: 'none' | 'session' | 'device';
  logLevel?: 'error' | 'warn' | 'info' | 'debug';
  /** Values of the `X-Voip-Context-*` headers; at most 10, 256 bytes each. */
  attributes?: Readonly<Record<string, string>>;
  /** `page` sends the page's address without its query string with each call. */
  context?: 'page' | 'none';
  password?: string;
  ha1?: string;
  token?: string;
  logger?: LogSink;
  /** Another implementation of the signaling port; default: SIP.js. */
  signaling?: SignalingFactory;
}

/** The layers as they stand, highest precedence first; the settings manager folds them into one. */
export interface ConfigLayers {
  readonly properties: PhoneConfig;
  /** One per attached element, in order of attachment. */
  readonly attributes: readonly PhoneConfig[];
}

/** The keys that take something else than text. */
const kinds: Partial<Record<string, string>> = {
  server: 'string list',
  codecs: 'string list',
  watch: 'string list',
  stun: 'string list',
  turn: 'string list',
  iceServers: 'list',
  maxCalls: 'number',
  register: 'boolean',
  video: 'boolean',
  attributes: 'object',
  logger: 'function',
  signaling: 'function',
};

/** The type the key takes, when the value has another; nothing when it is right or absent. */
export function wrongType(key: string, value: unknown): string | undefined {
  const kind = kinds[key] ?? 'string';
  const type = Array.isArray(value) ? 'list' : typeof value;
  return value === undefined || kind.includes(type) ? undefined : kind;
}

/** @throws TypeError for a value of the wrong type; keys and values are judged by the schema. */
export function checkTypes(config: PhoneConfig): void {
  for (const [key, value] of Object.entries(config)) {
    const kind = wrongType(key, value);
    if (kind) throw new TypeError(`${key} must be ${kind}`);
  }
}
