import { msg } from '@lit/localize';
import { callResultWords } from './call-result-words.js';
import { saying } from './saying.js';
import { settingsProblemWords } from './settings-problem-words.js';

/** Every text of the settings form but the devices'. `{name}` and the like are filled in by `saying.ts`. */
const words = {
  ...callResultWords,
  ...settingsProblemWords,
  ended: () => msg('Call ended', { id: 'settings-ended' }),
  settings: () => msg('Phone settings', { id: 'settings-settings' }),
  account: () => msg('Account', { id: 'settings-account' }),
  preset: () => msg('Phone system', { id: 'settings-preset' }),
  presetNone: () => msg('Not known', { id: 'settings-presetNone' }),
  presetGeneric: () => msg('Another one', { id: 'settings-presetGeneric' }),
  presetFilled: () =>
    msg('The usual port and path of {name} were filled in', { id: 'settings-presetFilled' }),
  server: () => msg('Server / domain', { id: 'settings-server' }),
  serverHint: () =>
    msg(
      'An address such as pbx.example.com. You can also paste the whole message of your provider.',
      {
        id: 'settings-serverHint',
      },
    ),
  port: () => msg('Port', { id: 'settings-port' }),
  portHint: () =>
    msg('Of the WebSocket (WSS): often 443, 7443 or 8089. Never 5060 or 5061.', {
      id: 'settings-portHint',
    }),
  userName: () => msg('User name', { id: 'settings-userName' }),
  userNameHint: () =>
    msg('A name or an extension, as your provider says', { id: 'settings-userNameHint' }),
  password: () => msg('Password', { id: 'settings-password' }),
  ha1: () => msg('HA1 hash', { id: 'settings-ha1' }),
  ha1Hint: () =>
    msg('32 hexadecimal digits, made by the server for its own realm', { id: 'settings-ha1Hint' }),
  token: () => msg('Token', { id: 'settings-token' }),
  secretKept: () =>
    msg('Known already. Type here only to change it.', { id: 'settings-secretKept' }),
  secretByPage: () => msg('Given by this page', { id: 'settings-secretByPage' }),
  showPassword: () => msg('Show what was typed', { id: 'settings-showPassword' }),
  hidePassword: () => msg('Hide what was typed', { id: 'settings-hidePassword' }),
  displayName: () => msg('Your name', { id: 'settings-displayName' }),
  displayNameHint: () => msg('What others see when you call', { id: 'settings-displayNameHint' }),
  codecs: () => msg('Codecs', { id: 'settings-codecs' }),
  codecsHint: () =>
    msg('The first one that both sides know is used', { id: 'settings-codecsHint' }),
  selectAll: () => msg('Select all', { id: 'settings-selectAll' }),
  moveUp: () => msg('Move {name} up', { id: 'settings-moveUp' }),
  moveDown: () => msg('Move {name} down', { id: 'settings-moveDown' }),
  moved: () => msg('{name} is now number {n}', { id: 'settings-moved' }),
  codecMissing: () => msg('This browser does not have it', { id: 'settings-codecMissing' }),
  g729Missing: () =>
    msg('No browser can send G.729: a gateway has to transcode. The choice is kept.', {
      id: 'settings-g729Missing',
    }),
  advanced: () => msg('Advanced', { id: 'settings-advanced' }),
  domain: () => msg('SIP domain', { id: 'settings-domain' }),
  domainHint: () =>
    msg('Only where it is not the host of the server', { id: 'settings-domainHint' }),
  authUser: () => msg('Authentication name', { id: 'settings-authUser' }),
  authUserHint: () => msg('Only where it is not the user name', { id: 'settings-authUserHint' }),
  auth: () => msg('Sign in by', { id: 'settings-auth' }),
  authSecret: () => msg('Password', { id: 'settings-authSecret' }),
  authHa1: () => msg('HA1 hash', { id: 'settings-authHa1' }),
  authToken: () => msg('Token', { id: 'settings-authToken' }),
  authGuest: () => msg('Nothing: call as a guest', { id: 'settings-authGuest' }),
  outboundProxy: () => msg('Proxy', { id: 'settings-outboundProxy' }),
  outboundProxyHint: () =>
    msg('Only where your provider names one', { id: 'settings-outboundProxyHint' }),
  target: () => msg('Number to call', { id: 'settings-target' }),
  targetHint: () =>
    msg('What a call button without a number of its own calls', { id: 'settings-targetHint' }),
  autoAnswer: () => msg('Answer by itself', { id: 'settings-autoAnswer' }),
  autoAnswerOff: () => msg('Never', { id: 'settings-autoAnswerOff' }),
  autoAnswerOwn: () =>
    msg('What the phone system asks to have answered (intercom)', { id: 'settings-autoAnswerOwn' }),
  stun: () => msg('STUN server', { id: 'settings-stun' }),
  turn: () => msg('TURN server', { id: 'settings-turn' }),
  turnHint: () => msg('For networks that let no sound through', { id: 'settings-turnHint' }),
  turnUsername: () => msg('TURN user', { id: 'settings-turnUsername' }),
  turnCredential: () => msg('TURN password', { id: 'settings-turnCredential' }),
  storage: () => msg('Stay signed in', { id: 'settings-storage' }),
  storageNone: () => msg('On this page only', { id: 'settings-storageNone' }),
  storageSession: () => msg('Until the last page is closed', { id: 'settings-storageSession' }),
  storageDevice: () => msg('For 30 days in this browser', { id: 'settings-storageDevice' }),
  storageHint: () =>
    msg('Encrypted. The other settings are kept until you remove them.', {
      id: 'settings-storageHint',
    }),
  exportFile: () => msg('Save as a file', { id: 'settings-exportFile' }),
  importFile: () => msg('Read from a file', { id: 'settings-importFile' }),
  imported: () => msg('The file was read. Save to keep it.', { id: 'settings-imported' }),
  notImported: () => msg('This file holds no settings', { id: 'settings-notImported' }),
  devicesTitle: () => msg('Sound and devices', { id: 'settings-devices' }),
  notifications: () =>
    msg('Show incoming calls outside the browser', { id: 'settings-notifyIncoming' }),
  notificationsDenied: () =>
    msg('Blocked for this site in the browser’s settings', { id: 'settings-notificationsDenied' }),
  test: () => msg('Test connection', { id: 'settings-test' }),
  fixedByPage: () => msg('Set by this page', { id: 'settings-fixedByPage' }),
  fixedByAdmin: () => msg('Set by your administrator', { id: 'settings-fixedByAdmin' }),
  save: () => msg('Save', { id: 'settings-save' }),
  connect: () => msg('Connect', { id: 'settings-connect' }),
  disconnect: () => msg('Disconnect', { id: 'settings-disconnect' }),
  logOut: () => msg('Log out', { id: 'settings-logOut' }),
  forget: () => msg('Forget this device', { id: 'settings-forget' }),
  forgetTitle: () => msg('Forget everything in this browser?', { id: 'settings-forgetTitle' }),
  forgetText: () =>
    msg('Sign-in, settings, chosen devices and recent calls are removed, in all tabs.', {
      id: 'settings-forgetText',
    }),
  inCallTitle: () => msg('There is a call', { id: 'settings-inCallTitle' }),
  inCallText: () =>
    msg('It goes on. The account changes when it is over.', { id: 'settings-inCallText' }),
  saveAnyway: () => msg('Save all the same', { id: 'settings-saveAnyway' }),
  cancel: () => msg('Cancel', { id: 'settings-cancel' }),
  saved: () => msg('Saved', { id: 'settings-saved' }),
  unsaved: () => msg('There are changes that are not saved', { id: 'settings-unsaved' }),
  forgotten: () => msg('Everything was removed', { id: 'settings-forgotten' }),
  loggedOut: () => msg('You are logged out', { id: 'settings-loggedOut' }),
  filledIn: () => msg('Filled in: {names}', { id: 'settings-filledIn' }),
  foundServer: () =>
    msg('The connection test found SIP at another address:', { id: 'settings-foundServer' }),
  foundProxy: () =>
    msg('The server that was tested names this proxy:', { id: 'settings-foundProxy' }),
  useLikely: () => msg('Use {value}', { id: 'settings-useLikely' }),
  lineOff: () => msg('Not connected', { id: 'settings-lineOff' }),
  lineConnecting: () => msg('Connecting…', { id: 'settings-lineConnecting' }),
  lineReady: () => msg('Connected', { id: 'settings-lineReady' }),
  lineLost: () => msg('Connection lost, trying again…', { id: 'settings-lineLost' }),
  lineFailed: () => msg('Not connected', { id: 'settings-lineFailed' }),
} as const;

export type SettingsTextKey = keyof typeof words;
export type SettingsStrings = Partial<Record<SettingsTextKey, string>>;

/** Says a text of the form in the language in force. */
export const settingsText = saying(words);

export type SettingsText = ReturnType<typeof settingsText>;
