import { msg } from '@lit/localize';
import type { Diagnosis } from '../../core/diagnostics.js';
import { mediaAdvice } from './diagnosis-advice-media.js';

/** What is broken and why in the first sentences; then, a line each, every cure. */
const advice: Readonly<Record<Diagnosis, () => string>> = {
  'insecure-page': () =>
    msg(
      'This page was not loaded by HTTPS, so the browser gives it no microphone.\nOpen the page by https://.\nAsk whoever runs the page for a certificate.',
      { id: 'dInsecurePage' },
    ),
  'webrtc-missing': () =>
    msg(
      'This browser has no WebRTC, or it is turned off.\nUse a current Chrome, Edge, Firefox or Safari.\nTurn off extensions that block WebRTC.\nAsk the administrator whether a policy forbids it.',
      { id: 'dWebrtcMissing' },
    ),
  'microphone-policy': () =>
    msg(
      'This page is not allowed to use the microphone, whatever a person answers.\nIn a frame: add allow="microphone; autoplay" to the <iframe> of the page around it.\nOn the server: remove microphone=() from the header Permissions-Policy, or name the page in it.',
      { id: 'dMicrophonePolicy' },
    ),
  'not-configured': () =>
    msg('There is no server to be tested.\nEnter the address of the server and the account.', {
      id: 'dNotConfigured',
    }),
  'port-blocked': () =>
    msg(
      'Browsers never connect to this port.\nAsk for the WebSocket (WSS) port, often 443, 7443 or 8089. 5060 and 5061 are for desk phones.',
      { id: 'dPortBlocked' },
    ),
  'address-invalid': () =>
    msg(
      'This is no WebSocket address.\nEnter it as wss://host:port/path.\nAn address that ends in /janus belongs to another protocol; sip:, udp: and tls: addresses are for desk phones.',
      { id: 'dAddressInvalid' },
    ),
  'address-insecure': () =>
    msg(
      'Browsers connect to another machine by an encrypted WebSocket only.\nEnter an address that begins with wss://.\nTurn on TLS for the WebSocket of the server.',
      { id: 'dAddressInsecure' },
    ),
  'settings-invalid': () =>
    msg(
      'A setting has a value that cannot be used.\nCorrect the field that is named in the details.',
      {
        id: 'dSettingsInvalid',
      },
    ),
  'blocked-by-policy': () =>
    msg(
      "The page's own Content-Security-Policy does not allow this server.\nAdd its address to connect-src, for example: connect-src 'self' wss://pbx.example.com:8089",
      { id: 'dBlockedByPolicy' },
    ),
  'unreachable-or-untrusted': () =>
    msg(
      'Nothing could be reached there. The browser does not tell why.\nCheck the name and the port.\nCheck that the server runs and its WebSocket is turned on.\nThe certificate may be self-signed, expired, or for another name: open the address in a new tab and see whether the browser warns.\nThe port may speak something else, such as plain SIP.\nA firewall, a proxy or an extension may refuse it.\nIn the local network: allow “Local network access” for this page; a frame needs allow="local-network-access".',
      { id: 'dUnreachable' },
    ),
  'certificate-refused': () =>
    msg(
      'The encrypted connection to the server failed.\nThe certificate may be self-signed, expired, or for another name: open the address in a new tab and see whether the browser warns.\nInstall a certificate of a public authority for exactly this name.\nThe port may not be an encrypted one.',
      { id: 'dCertificate' },
    ),
  'no-answer': () =>
    msg(
      'Nobody answers at this address.\nCheck the name and the port: it may be a plain SIP port.\nA firewall may drop the connection.\nThe server may be off.',
      { id: 'dNoAnswer' },
    ),
  'not-connected': () =>
    msg(
      'The WebSocket could not be opened, and a policy of this page does not let the test find out more.\nCheck name, port and path.\nCheck that the server runs and its WebSocket is turned on.\nCheck the certificate: open the address in a new tab.\nA firewall, a proxy or an extension may refuse it.',
      { id: 'dNotConnected' },
    ),
  'local-network-denied': () =>
    msg(
      'The browser was told not to let this page reach machines of the local network.\nAllow “Local network access” in the settings of this page (icon beside the address).\nIn a frame: add allow="local-network-access" to the <iframe>.',
      { id: 'dLocalNetwork' },
    ),
  'not-a-websocket': () =>
    msg(
      'Something answers at this address, but opens no WebSocket.\nCheck the path: often /ws, on some servers /.\nCheck the port: it may be a plain SIP port.\nTurn on the WebSocket of the PBX.\nA proxy in front of it has to pass on Upgrade and Connection.\nThe server may refuse pages from this address (Origin): allow it there.',
      { id: 'dNotAWebSocket' },
    ),
  'no-sip-subprotocol': () =>
    msg(
      'A WebSocket opens, but not for SIP: the server does not take the subprotocol “sip”.\nCheck the path: this one belongs to another service.\nA proxy in front has to pass on Sec-WebSocket-Protocol.',
      { id: 'dNoSip' },
    ),
  'no-sip-answer': () =>
    msg(
      'The WebSocket is open, but no SIP answer came.\nCheck the path: it may belong to another service.\nA proxy may keep messages back.\nCheck that the PBX behind it runs.',
      { id: 'dNoSipAnswer' },
    ),
  'credentials-missing': () =>
    msg('The server asks for a password and there is none.\nEnter the password.', {
      id: 'dCredentialsMissing',
    }),
  'credentials-rejected': () =>
    msg(
      'The server does not accept user name and password. It does not tell which is wrong.\nEnter the password again.\nCheck the user name, and the authentication name if there is one.\nCheck the domain.',
      { id: 'dCredentialsRejected' },
    ),
  'ha1-rejected': () =>
    msg(
      'The server does not accept the HA1. It is MD5 of user:realm:password, and good for one realm only.\nCompare the realm in the details with that it was made for.\nCheck the user name it was made with.\nMake it again, or use the password.',
      { id: 'dHa1' },
    ),
  'realm-mismatch': () =>
    msg(
      'The credentials are for another realm than the server asks for.\nHave them made for the realm in the details.',
      { id: 'dRealm' },
    ),
  'digest-unsupported': () =>
    msg(
      'The server asks for a digest that this phone does not have.\nOffer MD5 as well in the settings of the PBX.',
      { id: 'dDigest' },
    ),
  'account-unknown': () =>
    msg(
      'The server does not know this account.\nCheck user name and domain.\nHave the extension made on the PBX.',
      {
        id: 'dAccountUnknown',
      },
    ),
  'account-refused': () =>
    msg(
      'The server refuses this account.\nIt may be switched off, or not allowed to use the web phone: ask the administrator.\nSome servers say this to a wrong password: enter it again.\nToo many devices may be signed in already.\nThe PBX may not allow this network address.',
      { id: 'dAccountRefused' },
    ),
  'no-registrar': () =>
    msg(
      'Nobody signs in at this server.\nCheck the address and the domain.\nUse the phone as a guest, if that is meant.',
      {
        id: 'dNoRegistrar',
      },
    ),
  redirected: () =>
    msg(
      'The server names another one to be used.\nEnter the one in the details as proxy or server.',
      {
        id: 'dRedirected',
      },
    ),
  'request-refused': () =>
    msg(
      'The server refuses the request, with the status in the details.\nShow the report to the administrator of the PBX.',
      {
        id: 'dRequestRefused',
      },
    ),
  'server-error': () =>
    msg(
      'The server has trouble of its own, with the status in the details.\nTry again later.\nShow the report to the administrator of the PBX.',
      {
        id: 'dServerError',
      },
    ),
  'token-failed': () =>
    msg(
      'The page could not get credentials.\nSign in to the page again.\nWhoever runs the page: check the address in token-src and what it answers.',
      {
        id: 'dTokenFailed',
      },
    ),
  'test-failed': () =>
    msg('The test itself could not be loaded.\nCheck the network and try again.', {
      id: 'dTestFailed',
    }),
  ...mediaAdvice,
};

export interface Advice {
  readonly why: string;
  readonly cures: readonly string[];
}

export function adviceText(diagnosis: Diagnosis): Advice {
  const [why = '', ...cures] = advice[diagnosis]().split('\n');
  return { why, cures };
}
