import type { ErrorInfo } from '../../core/errors.js';
import type { SettingsText, SettingsTextKey } from '../i18n/settings-words.js';
import type { Draft, FieldName } from './settings-draft.js';

/** What stands beside a field. */
export interface FieldProblem {
  readonly field: FieldName;
  readonly text: string;
  /** What it should most likely be. */
  readonly likely?: string;
}

const serverWords: Readonly<Record<string, SettingsTextKey>> = {
  janus: 'serverJanus',
  'http-url': 'serverHttp',
  'sip-uri': 'serverSip',
  transport: 'serverTransport',
  scheme: 'serverScheme',
  credentials: 'serverCredentials',
};

const valueWords: Readonly<Record<string, SettingsTextKey>> = {
  ha1: 'ha1Wrong',
  stun: 'urlWrong',
  turn: 'urlWrong',
  outboundProxy: 'proxyWrong',
};

/** The order of the form: the first problem gets the focus. */
const fields: readonly FieldName[] = [
  'server',
  'port',
  'username',
  'secret',
  'displayName',
  'codecs',
  'domain',
  'authUser',
  'auth',
  'outboundProxy',
  'target',
  'autoAnswer',
  'stun',
  'turn',
  'turnUsername',
  'turnCredential',
];

/** One for each field, in the order of the form. */
export function fieldProblems(
  found: readonly ErrorInfo[],
  { text }: Draft,
  hadSecret: boolean,
  t: SettingsText,
): readonly FieldProblem[] {
  const problems = found.map((error): FieldProblem => {
    const field = fieldOf(error, text.port);
    return { field, text: t(keyOf(error, field, hadSecret), { port: text.port }) };
  });
  const isPort =
    /^\d{1,5}$/.test(text.port) && Number(text.port) >= 1 && Number(text.port) < 65_536;
  if (text.port && !isPort) problems.unshift({ field: 'port', text: t('portNumber') });
  return fields.flatMap((field) => problems.find((problem) => problem.field === field) ?? []);
}

function fieldOf({ code, detail }: ErrorInfo, port: string): FieldName {
  const { key, hint } = detail;
  if (code === 'config/server-port-blocked') return port ? 'port' : 'server';
  if (key === 'turn' && hint === 'credentials') return 'turnCredential';
  if (code === 'auth/credentials-needed' || key === 'ha1') return 'secret';
  return fields.find((field) => field === key) ?? 'server';
}

function keyOf({ code, detail }: ErrorInfo, field: FieldName, hadSecret: boolean): SettingsTextKey {
  const hint = String(detail['hint'] ?? '');
  switch (code) {
    case 'config/not-configured':
      return field === 'username' ? 'needUserName' : 'needServer';
    case 'auth/credentials-needed':
      return hadSecret ? 'needSecretAgain' : 'needSecret';
    case 'config/server-port-blocked':
      return 'portBlocked';
    case 'config/server-insecure':
      return 'serverInsecure';
    case 'config/server-invalid':
      return serverWords[hint] ?? 'serverSyntax';
    case 'config/domain-invalid':
      return 'domainWrong';
    case 'config/codecs-empty':
      return detail['value'] ? 'codecsG729' : 'codecsEmpty';
    default:
      if (hint === 'sip-uri') return 'userSipUri';
      if (hint === 'invisible') return 'userInvisible';
      if (hint === 'credentials') return 'turnSecret';
      return valueWords[String(detail['key'])] ?? 'valueWrong';
  }
}
