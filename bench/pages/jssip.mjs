// @ts-check
import JsSIP from 'jssip';
import { audioElement, offerVerbs, pageSetup } from './setup.mjs';

const { server, domain, username, password, target, iceServers } = pageSetup();
const audio = audioElement();

const agent = new JsSIP.UA({
  sockets: [new JsSIP.WebSocketInterface(server)],
  uri: `sip:${username}@${domain}`,
  password,
  register: true,
});

/** @type {import('jssip/lib/RTCSession.js').RTCSession | undefined} */
let session;
/** @type {Promise<unknown>} */
let connected = Promise.resolve();

offerVerbs(
  () => {
    const call = agent.call(`sip:${target}@${domain}`, {
      mediaConstraints: { audio: true, video: false },
      pcConfig: { iceServers },
    });
    call.connection.addEventListener('track', ({ track }) => {
      audio.srcObject = new MediaStream([track]);
    });
    connected = new Promise((resolve) => call.on('confirmed', () => resolve(undefined)));
    session = call;
  },
  () => session?.terminate(),
  () => connected,
);
agent.start();
