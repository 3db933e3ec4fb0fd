// @ts-check

/** What a reader must know before repeating a number. Printed under the tables. */
export const notes = [
  'All clients run in one browser process, take turns in every round, get a fresh profile and page each time, and call an extension that sends 180 and 200 at once and echoes. One round before the first is not counted. Every INVITE is challenged once, so two INVITEs leave per call; "INVITE" is the first.',
  'Times are `performance.now()` of the page: the press is a capture listener that runs before the client, INVITE and 200 are the WebSocket frames, the microphone is the resolution of `getUserMedia`. "Page load" starts with the navigation.',
  'First audio is the first inbound RTP packet. `getStats()` is asked every 5 ms; Chromium answers from a cache for 50 ms, so the arrival is counted back from the time stamp of the newest packet at 20 ms per packet. Where a browser gives no such time stamp (older Firefox) it is the moment it was seen. Packets are not yet what a person hears: the jitter buffer comes after.',
  "The microphone is the browser's fake device and already permitted. Where it has to be asked for, the visitor's decision takes longer than everything here.",
  'Everything is on one machine: no network delay, no TLS, no packet loss. A round trip of r ms adds 2r to press → 200 for all clients alike (INVITE and challenge), which moves the ratios towards 1.',
  'Our INVITE leaves 20 ms after the first usable candidate, without the TCP candidates for which the peers wait; these are of no use towards a server that offers UDP only. A candidate that would come later is not in our INVITE.',
  "The peers get no ICE server, or the silent one. SIP.js' own default is a public STUN server. Their waiting for a silent one (5 s, and 40 s in Chromium) is a fixed time, so SIP.js is repeated 10 times there and JsSIP 3 times. Both can be configured or programmed to wait less; measured is what they do untouched.",
  '"Masking" is Chromium\'s hiding of host addresses behind mDNS names. Chromium lifts it for pages that may use the microphone, so with the permission granted both rows should be alike; the column of candidates shows what was sent.',
  '"Cold button" is one press of `<voip-button>` by a guest: nothing loaded before but the button, the engine and the SIP chunk are fetched, the socket is opened, and the INVITE leaves, all after the press. Hovering, which preloads, takes place immediately before the click here. No peer has a counterpart; nobody answers, so there is no audio.',
  'The registered page of ours loads the whole script-tag bundle (`voip-elements.js`); the page with the button only `voip-button.js`. Peers are bundled and minified with esbuild from their npm packages, each with a page script of about 40 lines, without any user interface.',
  'Memory is the JavaScript heap after garbage collection, a straight line fitted over the samples after the first 10 calls. It does not see memory of the browser outside that heap.',
  'Two cores for browser, PBX and bench together: with other work on the machine all times grow. The load average is given above.',
];
