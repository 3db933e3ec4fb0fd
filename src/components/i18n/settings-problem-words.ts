import { msg } from '@lit/localize';

/** What is wrong with a setting, and what would be right. */
export const settingsProblemWords = {
  needServer: () => msg('Fill in the server', { id: 'settings-needServer' }),
  needUserName: () => msg('Fill in the user name', { id: 'settings-needUserName' }),
  needSecret: () => msg('Fill this in to sign in', { id: 'settings-needSecret' }),
  needSecretAgain: () =>
    msg('It was typed for another server or user. Type it again.', {
      id: 'settings-needSecretAgain',
    }),
  portBlocked: () =>
    msg('Browsers never connect to port {port}. Ask for the WebSocket (WSS) port.', {
      id: 'settings-portBlocked',
    }),
  portNumber: () => msg('A port is a number from 1 to 65535', { id: 'settings-portNumber' }),
  serverJanus: () =>
    msg(
      'This is the address of a Janus gateway, which speaks another protocol. Use the WebSocket address of the phone system.',
      {
        id: 'settings-serverJanus',
      },
    ),
  serverHttp: () =>
    msg(
      'This is the address of a web page. The phone needs the WebSocket address, which begins with wss://',
      {
        id: 'settings-serverHttp',
      },
    ),
  serverSip: () =>
    msg('This is a SIP address. The server is the part after the @.', { id: 'settings-serverSip' }),
  serverTransport: () =>
    msg('Browsers cannot use UDP, TCP or TLS for SIP, only WebSocket (WSS)', {
      id: 'settings-serverTransport',
    }),
  serverScheme: () => msg('The address has to begin with wss://', { id: 'settings-serverScheme' }),
  serverCredentials: () =>
    msg('The address must not hold a user name or a password', {
      id: 'settings-serverCredentials',
    }),
  serverSyntax: () => msg('This is no address of a server', { id: 'settings-serverSyntax' }),
  serverInsecure: () =>
    msg('Browsers allow ws:// only for this computer. Use wss://', {
      id: 'settings-serverInsecure',
    }),
  domainWrong: () => msg('This is no domain', { id: 'settings-domainWrong' }),
  userSipUri: () => msg('Only the part before the @, without sip:', { id: 'settings-userSipUri' }),
  userInvisible: () =>
    msg('There is an invisible character in it. Type it by hand.', {
      id: 'settings-userInvisible',
    }),
  codecsEmpty: () => msg('Choose at least one codec', { id: 'settings-codecsEmpty' }),
  codecsG729: () =>
    msg('No browser can send G.729. Choose another codec as well.', { id: 'settings-codecsG729' }),
  ha1Wrong: () => msg('HA1 is 32 hexadecimal digits', { id: 'settings-ha1Wrong' }),
  turnSecret: () => msg('A TURN server needs a user and a password', { id: 'settings-turnSecret' }),
  urlWrong: () => msg('Write it as host:port', { id: 'settings-urlWrong' }),
  proxyWrong: () => msg('Write it as a host, or as sip:host', { id: 'settings-proxyWrong' }),
  valueWrong: () => msg('This cannot be used', { id: 'settings-valueWrong' }),
} as const;
