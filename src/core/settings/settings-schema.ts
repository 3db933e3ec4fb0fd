import type { ConfigLayers, PhoneConfig } from '../config.js';
import type { VoipError } from '../errors.js';
import type { Account, Credentials, MediaOptions } from '../signaling/signaling.js';
import type { SettingsState } from '../state.js';
import { foldLayers } from './config-layers.js';
import { parseContextAttributes } from './context-attributes.js';
import { parseAuth, parseRegister, selectCredentials } from './credentials.js';
import { parseIceServers } from './ice-servers.js';
import { Findings } from './problems.js';
import { hostOf, parseDomain, parseServers } from './server-address.js';
import type { TokenAnswer } from './token-answer.js';
import {
  checkedConfig,
  parseChoice,
  parseCodecs,
  parseExtension,
  parseMaxCalls,
  parseProxy,
  parseRecord,
  parseText,
  parseUser,
  parseWebAddress,
  parseWatch,
} from './values.js';

/** The configuration as it is in force, sorted by who may know what. */
export interface ResolvedSettings {
  /** For everybody; holds no secret. Its `error` is the first problem. */
  readonly settings: SettingsState;
  /** For the signaling only. */
  readonly credentials: Credentials;
  /** Who we are, except for the instance id of this browser. */
  readonly account: Omit<Account, 'instanceId'>;
  /** For the signaling only: TURN secrets are in it. */
  readonly media: MediaOptions;
  /** Whether the page's address goes with each call. */
  readonly context: 'page' | 'none';
  /** Values of the `X-Voip-Context-*` headers. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly signaling: PhoneConfig['signaling'];
  /** Every value that cannot be used, each replaced by its default above. */
  readonly problems: readonly VoipError[];
  /** What the page author should change, although the phone can go on. */
  readonly warnings: readonly VoipError[];
}

/**
 * Judges every value and completes what is left open. Pure: the same layers give the same result.
 *
 * Precedence: `token-src` answer > `configure()` and properties > attributes > what was kept in this browser >
 * `config-src` > defaults; of the layers, those below the attributes are their last ones. `configured`
 * asks for what no default can give: a server, or a `token-src` that will name one, and no problem.
 */
export function resolveSettings(layers: ConfigLayers, answer?: TokenAnswer): ResolvedSettings {
  const findings = new Findings();
  const properties = checkedConfig(layers.properties, findings);
  const elements = layers.attributes.map((element) => checkedConfig(element, findings));
  const { config, conflicts } = foldLayers({ properties, attributes: elements }, answer);
  for (const key of conflicts) findings.warning('config/conflict', { key });

  const tokenSrc = parseWebAddress('tokenSrc', config.tokenSrc, findings);
  parseWebAddress('configSrc', config.configSrc, findings);
  const credentialsFollow = tokenSrc !== '' && answer === undefined;
  const account = resolveAccount(config, answer?.realm, credentialsFollow, findings);
  const { servers, domain, auth, username, displayName, outboundProxy } = account;
  parseChoice('storage', config.storage, ['none', 'session', 'device'], 'none', findings);
  parseChoice('logLevel', config.logLevel, ['error', 'warn', 'info', 'debug'], 'warn', findings);

  const rest = {
    target: parseText('target', config.target, findings),
    codecs: parseCodecs(config.codecs, findings),
    maxCalls: parseMaxCalls(config.maxCalls, findings),
    onLeave: parseChoice('onLeave', config.onLeave, ['keep', 'end'], 'keep', findings),
    callLog: parseChoice('callLog', config.callLog, ['keep', 'off'], 'off', findings),
    autoAnswer: parseChoice('autoAnswer', config.autoAnswer, ['off', 'own'], 'off', findings),
    video: config.video ?? false,
    record: parseRecord(config.record, findings),
    watch: parseWatch(config.watch, findings),
    voicemail: parseExtension('voicemail', config.voicemail, '', findings),
    pickupCode: parseExtension('pickupCode', config.pickupCode, '*8', findings),
    tokenSrc,
  };
  const media: MediaOptions = {
    iceServers: parseIceServers(config, credentialsFollow, findings),
    iceTransportPolicy: parseChoice(
      'iceTransportPolicy',
      config.iceTransportPolicy,
      ['all', 'relay'],
      'all',
      findings,
    ),
    codecs: rest.codecs,
    video: rest.video,
  };
  const context = parseChoice('context', config.context, ['page', 'none'], 'page', findings);
  const attributes = parseContextAttributes(config.attributes, findings);

  const { problems, warnings } = findings;
  const { register, authUser, credentials } = account;
  return {
    settings: {
      configured: !problems.length && (servers.length > 0 || credentialsFollow),
      servers,
      domain,
      username,
      authUser,
      displayName,
      auth,
      register,
      outboundProxy,
      ...rest,
      error: problems[0]?.toInfo() ?? null,
    },
    credentials,
    account: {
      domain,
      username: username || 'anonymous',
      displayName,
      guest: auth === 'guest',
      outboundProxy,
    },
    media,
    context,
    attributes,
    signaling: config.signaling,
    problems,
    warnings,
  };
}

/** Where and as whom. */
function resolveAccount(
  config: PhoneConfig,
  realm: string | undefined,
  credentialsFollow: boolean,
  findings: Findings,
) {
  const servers = parseServers(config.server ?? [], findings);
  const domain = config.domain ?? (servers[0] ? hostOf(servers[0]) : '');
  const auth = parseAuth(config, findings);
  const username = parseUser('username', config.username, findings);
  if (auth !== 'guest' && !username && !config.username && !credentialsFollow) {
    findings.problem('config/not-configured', { key: 'username', auth });
  }
  const authUser = parseUser('authUser', config.authUser, findings);
  return {
    servers,
    domain: domain ? parseDomain(domain, findings) : '',
    auth,
    username,
    authUser: authUser || (auth === 'guest' ? '' : username),
    displayName: parseText('displayName', config.displayName, findings),
    outboundProxy: parseProxy(config.outboundProxy, findings),
    register: parseRegister(auth, config, credentialsFollow, findings),
    credentials: selectCredentials(auth, config, realm, credentialsFollow, findings),
  };
}
