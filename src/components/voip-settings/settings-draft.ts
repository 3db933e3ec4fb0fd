import type { KeptKey, KeptSettings, TypedSecrets } from '../../core/kept-settings.js';
import type { Codec } from '../../core/state.js';
import { joinServer, splitServer } from './paste/server-parts.js';

/** The fields that hold text. What is secret stays in the inputs alone. */
export type TextField =
  | 'server'
  | 'port'
  | 'username'
  | 'displayName'
  | 'domain'
  | 'authUser'
  | 'auth'
  | 'outboundProxy'
  | 'target'
  | 'stun'
  | 'turn'
  | 'turnUsername'
  | 'autoAnswer';

export type SecretField = 'secret' | 'turnCredential';
export type FieldName = TextField | SecretField | 'codecs';

/** What stands in the form. */
export interface Draft {
  readonly text: Readonly<Record<TextField, string>>;
  /** All of them, in order of preference, whether chosen or not. */
  readonly order: readonly Codec[];
  readonly chosen: ReadonlySet<Codec>;
}

export const allCodecs: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma', 'g729'];

const authNames: Readonly<Record<string, string>> = { 1: 'secret', 2: 'ha1', 3: 'guest' };

/** The form as it is first shown. */
export function draftOf(values: KeptSettings): Draft {
  const given = values.codecs ?? allCodecs;
  const names: readonly string[] = typeof given === 'string' ? given.split(/[\s,]+/) : given;
  const chosen = names.flatMap((name) => allCodecs.find((codec) => codec === name) ?? []);
  const auth = values.auth ?? 'secret';
  return {
    text: {
      ...splitServer(listed(values.server)),
      username: values.username ?? '',
      displayName: values.displayName ?? '',
      domain: values.domain ?? '',
      authUser: values.authUser ?? '',
      auth: authNames[auth] ?? auth,
      outboundProxy: values.outboundProxy ?? '',
      target: values.target ?? '',
      stun: listed(values.stun),
      turn: listed(values.turn),
      turnUsername: values.turnUsername ?? '',
      autoAnswer: values.autoAnswer ?? 'off',
    },
    order: [...chosen, ...allCodecs.filter((codec) => !chosen.includes(codec))],
    chosen: new Set(chosen),
  };
}

/** What the form says, as settings; what is left empty is not said. What no field shows stays as it was. */
export function settingsOf({ text, order, chosen }: Draft, before: KeptSettings): KeptSettings {
  const { port, server, ...rest } = text;
  const said = { ...rest, server: joinServer({ server, port }) };
  const entries = Object.entries(said).map(([key, value]) => [key, value.trim()] as const);
  const filled = entries.filter(([key, value]) => value !== '' && !isDefault(key, value));
  const shown: ReadonlySet<string> = new Set(entries.map(([key]) => key));
  const others = Object.entries(before).filter(([key]) => !shown.has(key));
  const codecs = order.filter((codec) => chosen.has(codec));
  const isStandard = codecs.join() === allCodecs.join() && before.codecs === undefined;
  return {
    ...Object.fromEntries([...others, ...filled]),
    ...(isStandard ? {} : { codecs }),
  };
}

/** A default is not said: it never counts as configured. */
const isDefault = (key: string, value: string): boolean => key === 'autoAnswer' && value === 'off';

/** What is typed into the two secret fields, under the names of the settings. */
export function typedOf(auth: string, secret: string, turnCredential: string): TypedSecrets {
  const key = auth === 'ha1' || auth === 'token' ? auth : 'password';
  return {
    ...(secret && auth !== 'guest' ? { [key]: secret } : {}),
    ...(turnCredential ? { turnCredential } : {}),
  };
}

/** The setting behind a field. */
export const keyOf = (field: TextField): KeptKey => (field === 'port' ? 'server' : field);

const listed = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : (value ?? []).join(' ');
