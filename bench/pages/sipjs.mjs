// @ts-check
import { SimpleUser } from 'sip.js/lib/platform/web/index.js';
import { audioElement, offerVerbs, pageSetup } from './setup.mjs';

const { server, domain, username, password, target, iceServers } = pageSetup();

/** @type {(value?: unknown) => void} */
let answered = () => undefined;
/** @type {Promise<unknown>} */
let connected = Promise.resolve();

const user = new SimpleUser(server, {
  aor: `sip:${username}@${domain}`,
  media: { constraints: { audio: true, video: false }, remote: { audio: audioElement() } },
  delegate: { onCallAnswered: () => answered() },
  userAgentOptions: {
    authorizationUsername: username,
    authorizationPassword: password,
    logBuiltinEnabled: false,
    // Its own default is a public STUN server.
    sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers } },
  },
});

offerVerbs(
  () => {
    connected = new Promise((resolve) => (answered = resolve));
    return user.call(`sip:${target}@${domain}`);
  },
  () => user.hangup(),
  () => connected,
);
await user.connect();
await user.register();
