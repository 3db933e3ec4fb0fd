// @ts-check
/** Somebody else's phone: JsSIP as its examples use it, with the verbs a test needs. Runs in the page. */
import JsSIP from 'jssip';

/**
 * @typedef {import('jssip/lib/RTCSession.js').RTCSession} RTCSession
 * @typedef {import('jssip/lib/RTCSession.js').ReferEvent} ReferEvent
 * @typedef {import('./globals.js').JssipCall} JssipCall
 */

/** @type {import('jssip/lib/UA.js').UA | undefined} */
let agent;
/** The one that began last. @type {RTCSession | undefined} */
let session;
/** @type {JssipCall[]} */
const calls = [];

/** @param {boolean} [video] */
const withMedia = (video = false) => ({
  mediaConstraints: { audio: true, video },
  pcConfig: { iceServers: [] },
});

function current() {
  if (!session) throw new Error('there is no call');
  return session;
}

/** What the other side sends is played, else nothing of it is decoded. @param {RTCPeerConnection} connection */
function play(connection) {
  connection.addEventListener('track', ({ track }) => {
    const element = document.createElement(track.kind === 'video' ? 'video' : 'audio');
    element.autoplay = true;
    element.srcObject = new MediaStream([track]);
    document.body.append(element);
  });
}

/** @param {RTCSession} begun */
function follow(begun) {
  session = begun;
  /** @type {JssipCall} */
  const call = {
    direction: begun.direction === 'incoming' ? 'incoming' : 'outgoing',
    number: begun.remote_identity.uri.user,
    state: 'ringing',
    heldByOther: false,
    cause: '',
  };
  calls.push(call);
  if (begun.connection) play(begun.connection);
  begun.on('peerconnection', ({ peerconnection }) => play(peerconnection));
  // Without STUN everything is gathered at once; the browser tells the end of it much later.
  begun.on('icecandidate', ({ ready }) => ready());
  begun.on('confirmed', () => (call.state = 'connected'));
  begun.on('hold', ({ originator }) => {
    if (originator === 'remote') call.heldByOther = true;
  });
  begun.on('unhold', ({ originator }) => {
    if (originator === 'remote') call.heldByOther = false;
  });
  /** @param {{ cause: string }} end */
  const over = ({ cause }) => Object.assign(call, { state: 'ended', cause });
  begun.on('ended', over);
  begun.on('failed', over);
  // Goes wherever it is sent, as desk phones do.
  begun.on('refer', ({ accept }) => void accept(undefined, withMedia()));
  begun.on(
    'replaces',
    ({ accept }) => void accept((/** @type {RTCSession} */ next) => next.answer(withMedia())),
  );
}

window.jssip = {
  calls,
  register: ({ server, domain, username, password, noAnswerSeconds = 60 }) => {
    const ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(server)],
      uri: `sip:${username}@${domain}`,
      password,
      no_answer_timeout: noAnswerSeconds,
    });
    agent = ua;
    ua.on('newRTCSession', (/** @type {{ session: RTCSession }} */ event) => follow(event.session));
    return new Promise((resolve, reject) => {
      ua.on('registered', () => resolve());
      ua.on('registrationFailed', ({ cause }) => reject(new Error(cause)));
      ua.start();
    });
  },
  call: (number, video) => void agent?.call(number, withMedia(video)),
  answer: (video) => current().answer(withMedia(video)),
  decline: () => current().terminate({ status_code: 486 }),
  end: () => current().terminate(),
  endAll: () => agent?.terminateSessions(),
  hold: () => agreed((done) => current().hold(undefined, done)),
  resume: () => agreed((done) => current().unhold(undefined, done)),
  mute: () => current().mute({ audio: true }),
  unmute: () => current().unmute({ audio: true }),
  sendKeys: (keys, way) => {
    /** @type {Record<typeof way, import('jssip/lib/Constants.js').DTMF_TRANSPORT>} */
    const ways = { rtp: JsSIP.C.DTMF_TRANSPORT.RFC2833, info: JsSIP.C.DTMF_TRANSPORT.INFO };
    current().sendDTMF(keys, { transportType: ways[way] });
  },
  addCamera: async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) current().connection.addTrack(track, stream);
    await agreed((done) => current().renegotiate(undefined, done));
  },
};

/** @param {(done: () => void) => boolean} change whether it was begun */
function agreed(change) {
  return new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    if (!change(() => resolve())) reject(new Error('not possible now'));
  });
}
