import { msg } from '@lit/localize';

/** Of microphone, network and call; see `diagnosis-advice.ts`. */
export const mediaAdvice = {
  'microphone-denied': () =>
    msg(
      'The microphone is blocked.\nAllow it for this page (icon beside the address), and reload.\nAllow it for the browser in the settings of the system.',
      { id: 'dMicrophoneDenied' },
    ),
  'microphone-not-allowed': () =>
    msg(
      'The microphone is blocked, and this browser does not tell by whom.\nThe page is in a frame: add allow="microphone; autoplay" to the <iframe> of the page around it.\nAllow the microphone for this page (icon beside the address), and reload.\nAllow it for the browser in the settings of the system.',
      { id: 'dMicrophoneNotAllowed' },
    ),
  'microphone-unanswered': () =>
    msg(
      'The browser asked for the microphone and got no answer.\nCheck again, and answer “Allow”.',
      {
        id: 'dMicrophoneUnanswered',
      },
    ),
  'microphone-missing': () =>
    msg('No microphone was found.\nPlug in a headset, or turn it on.\nChoose another microphone.', {
      id: 'dMicrophoneMissing',
    }),
  'microphone-in-use': () =>
    msg(
      'The microphone cannot be opened.\nClose other programs that use it.\nUnplug it and plug it in again.\nChoose another microphone.',
      {
        id: 'dMicrophoneInUse',
      },
    ),
  'microphone-failed': () =>
    msg('The microphone cannot be used.\nChoose another microphone.\nRestart the browser.', {
      id: 'dMicrophoneFailed',
    }),
  'microphone-silent': () =>
    msg(
      'The microphone gives no sound.\nTurn off its mute switch.\nTurn its level up in the settings of the system.\nChoose another microphone.',
      {
        id: 'dMicrophoneSilent',
      },
    ),
  'no-usable-codec': () =>
    msg(
      'None of the chosen codecs is in this browser.\nChoose Opus or G.711. G.729 is for gateways only.',
      {
        id: 'dNoUsableCodec',
      },
    ),
  'stun-silent': () =>
    msg(
      'The STUN server does not answer.\nCheck its name and port.\nA firewall may block UDP to it.',
      {
        id: 'dStunSilent',
      },
    ),
  'ice-server-unreachable': () =>
    msg(
      'The STUN or TURN server cannot be reached.\nCheck its name and port.\nCheck that it runs, and its certificate with turns:.\nA firewall may refuse it.',
      {
        id: 'dIceUnreachable',
      },
    ),
  'turn-refused': () =>
    msg(
      'The TURN server refuses the credentials.\nCheck user name and password.\nIts quota may be used up.',
      {
        id: 'dTurnRefused',
      },
    ),
  'turn-expired': () =>
    msg(
      'The credentials of the TURN server have run out.\nReload the page to get new ones.\nWhoever makes them: check how long they last, and the clock of the server.',
      {
        id: 'dTurnExpired',
      },
    ),
  'turn-silent': () =>
    msg(
      'The TURN server does not answer.\nCheck its name and port.\nCheck that it runs.\nA firewall may block the way to it: offer it by TCP or TLS, too.',
      {
        id: 'dTurnSilent',
      },
    ),
  'udp-blocked': () =>
    msg(
      'UDP does not get through from here, TCP does. Calls can go by TURN over TCP, with worse sound.\nOpen UDP in the firewall.\nCheck that the server listens on UDP.',
      {
        id: 'dUdpBlocked',
      },
    ),
  'no-candidates': () =>
    msg(
      'The browser finds no way for sound at all.\nCheck the network.\nTurn off extensions that block WebRTC.\nA policy of the organisation may allow relays only: TURN is needed then.',
      {
        id: 'dNoCandidates',
      },
    ),
  'guest-refused': () =>
    msg(
      'Guests may not call this number, or it does not exist: servers hide which.\nCheck the number.\nAllow guests on the PBX for this number.\nEnter an account.',
      {
        id: 'dGuestRefused',
      },
    ),
  'call-refused': () =>
    msg(
      'The test call was refused, with the status in the details.\nCheck the number: it should be an echo service.\nThe account may not be allowed to call it.',
      {
        id: 'dCallRefused',
      },
    ),
  'call-unanswered': () =>
    msg(
      'The test call was not answered.\nCheck the number: it should be an echo service, which answers at once.',
      {
        id: 'dCallUnanswered',
      },
    ),
  'offer-refused': () =>
    msg(
      'The PBX refuses what this browser offers.\nEnable WebRTC (DTLS-SRTP, ICE, rtcp-mux) for this extension.\nAllow a codec that browsers have: Opus, G.722 or G.711.',
      {
        id: 'dOfferRefused',
      },
    ),
  'no-common-codec': () =>
    msg(
      'The PBX takes none of the chosen codecs, but others.\nChoose more codecs.\nAllow the chosen ones for this extension on the PBX.',
      {
        id: 'dNoCommonCodec',
      },
    ),
  'answer-without-encryption': () =>
    msg(
      'The PBX answers without the encryption that browsers insist on (DTLS-SRTP).\nEnable WebRTC for this extension.',
      {
        id: 'dWithoutEncryption',
      },
    ),
  'media-not-connected': () =>
    msg(
      'The call is answered, but sound finds no way.\nOffer a TURN server, also by TCP or TLS.\nOpen the UDP ports of the PBX in its firewall.\nCheck the external address that the PBX announces.',
      {
        id: 'dMediaNotConnected',
      },
    ),
  'no-audio-in': () =>
    msg(
      'The call is connected, but no sound arrives.\nCheck the number: it should send sound.\nCheck firewall and NAT settings of the PBX.\nOffer a TURN server.',
      {
        id: 'dNoAudioIn',
      },
    ),
  'no-echo': () =>
    msg(
      'The call is connected, but your sound does not come back.\nCheck the number: it should be an echo service.\nCheck the microphone.\nSound towards the PBX may be blocked: check its firewall and NAT settings.',
      {
        id: 'dNoEcho',
      },
    ),
} as const;
