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
  tokenSrc?: string;
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

const types: Readonly<Record<keyof PhoneConfig, string>> = {
  server: 'string|list',
  domain: 'string',
  username: 'string',
  authUser: 'string',
  displayName: 'string',
  auth: 'string',
  register: 'boolean',
  outboundProxy: 'string',
  target: 'string',
  codecs: 'string|list',
  maxCalls: 'number',
  stun: 'string|list',
  turn: 'string|list',
  turnUsername: 'string',
  turnCredential: 'string',
  iceServers: 'list',
  iceTransportPolicy: 'string',
  onLeave: 'string',
  tokenSrc: 'string',
  logLevel: 'string',
  attributes: 'object',
  context: 'string',
  password: 'string',
  ha1: 'string',
  token: 'string',
  logger: 'function',
  signaling: 'function',
};

/** @throws TypeError for an unknown key or a value of the wrong type; values are judged by the schema. */
export function checkTypes(config: PhoneConfig): void {
  for (const [key, value] of Object.entries(config)) {
    const expected = types[key as keyof PhoneConfig] as string | undefined;
    const actual = Array.isArray(value) ? 'list' : typeof value;
    if (!expected) throw new TypeError(`configure: unknown key ${key}`);
    if (value !== undefined && !expected.split('|').includes(actual)) {
      throw new TypeError(`configure: ${key} must be ${expected}, not ${actual}`);
    }
  }
}
