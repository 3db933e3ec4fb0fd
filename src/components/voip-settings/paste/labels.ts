/** What a text can tell of an account. */
export type PastedField =
  | 'server'
  | 'port'
  | 'domain'
  | 'username'
  | 'authUser'
  | 'password'
  | 'displayName'
  | 'outboundProxy'
  | 'stun'
  | 'turn'
  | 'transport';

/** What providers write before a value, in English, Russian, Spanish and Portuguese; without accents. */
const labels: Readonly<Record<PastedField, string>> = {
  server: `server, host, hostname, address, pbx, registrar, websocket, wss, server address, websocket url,
    websocket address, wss url, server url, сервер, хост, адрес, адрес сервера, регистратор, servidor, direccion,
    direccion del servidor, host sip, endereco, endereco do servidor, registrador`,
  port: 'port, порт, puerto, porta',
  domain: 'domain, realm, домен, dominio',
  username: `login, user, username, user name, user id, account, extension, ext, number, sip id, логин, пользователь,
    имя пользователя, учетная запись, аккаунт, номер, внутренний номер, добавочный, usuario, nombre de usuario,
    cuenta, numero, nome de usuario, utilizador, conta, ramal`,
  authUser: `auth name, auth user, auth id, auth username, authentication name, authentication user,
    authentication id, authorization name, authorization user, authorization id, имя аутентификации,
    имя авторизации, имя для авторизации, логин авторизации, usuario de autenticacion, nombre de autenticacion,
    id de autenticacion, usuario de autenticacao, nome de autenticacao, id de autenticacao`,
  password: `password, pass, pwd, passwd, secret, пароль, секрет, contrasena, clave, secreto, senha, palavra-passe,
    palavra passe, segredo`,
  displayName: `name, display name, full name, caller id name, имя, отображаемое имя, имя абонента, nombre,
    nombre para mostrar, nombre visible, nome, nome de exibicao, nome para exibir`,
  outboundProxy: `proxy, outbound proxy, proxy server, прокси, прокси-сервер, прокси сервер, исходящий прокси,
    proxy saliente, proxy de salida, servidor proxy, proxy de saida`,
  stun: 'stun, stun server, stun-сервер, stun сервер, servidor stun',
  turn: 'turn, turn server, turn-сервер, turn сервер, servidor turn',
  transport: 'transport, protocol, транспорт, протокол, transporte, protocolo',
};

const fieldOf = new Map(
  Object.entries(labels).flatMap(([field, list]) =>
    list.split(',').map((label) => [label.replace(/\s+/g, ' ').trim(), field as PastedField]),
  ),
);

/** Words that many put before or behind: "SIP server", "Servidor SIP". */
const around = /^(?:sip|voip)[\s-]+|[\s-]+(?:sip|voip)$/g;

/** Accents are left out by half of those who write. */
const plain = (label: string): string =>
  label
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .trim();

/** What stands behind a label; nothing for words that are none. */
export function labelled(label: string): PastedField | undefined {
  const name = plain(label);
  return fieldOf.get(name) ?? fieldOf.get(name.replace(around, ''));
}
