/**
 * Runs in the page before any of its scripts and keeps what a test has to see from outside: peer
 * connections, microphone tracks and the frames on the wire. It changes nothing the page does.
 */
(() => {
  const probe = {
    /** @type {RTCPeerConnection[]} */ connections: [],
    /** @type {MediaStreamTrack[]} */ microphoneTracks: [],
    /** @type {{ at: number, direction: 'in' | 'out', data: string }[]} */ frames: [],
    /** @type {WebSocket[]} */ sockets: [],
    /** @type {{ name: string, at: number }[]} */ marks: [],
    /** @type {string[]} */ violations: [],
  };
  Object.defineProperty(window, 'probe', { value: probe });

  const NativePeerConnection = window.RTCPeerConnection;
  window.RTCPeerConnection = new Proxy(NativePeerConnection, {
    construct(target, args, newTarget) {
      const connection = Reflect.construct(target, args, newTarget);
      probe.connections.push(connection);
      return connection;
    },
  });

  const NativeWebSocket = window.WebSocket;
  window.WebSocket = new Proxy(NativeWebSocket, {
    construct(target, args, newTarget) {
      const socket = Reflect.construct(target, args, newTarget);
      const keep = (direction, data) =>
        probe.frames.push({ at: performance.now(), direction, data: String(data) });
      socket.addEventListener('message', (event) => keep('in', event.data));
      const send = socket.send.bind(socket);
      socket.send = (data) => {
        keep('out', data);
        send(data);
      };
      probe.sockets.push(socket);
      return socket;
    },
  });

  if (navigator.mediaDevices) {
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      probe.marks.push({ name: 'getUserMedia', at: performance.now() });
      probe.microphoneTracks.push(...stream.getAudioTracks());
      return stream;
    };
    const { clone } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.clone = function () {
      const copy = clone.call(this);
      if (probe.microphoneTracks.includes(this)) probe.microphoneTracks.push(copy);
      return copy;
    };
  }

  document.addEventListener('securitypolicyviolation', (event) =>
    probe.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );

  probe.liveMicrophones = () =>
    probe.microphoneTracks.filter((track) => track.readyState === 'live').length;
  probe.openConnections = () =>
    probe.connections.filter((connection) => connection.connectionState !== 'closed').length;

  /** Sums over all open connections: of sound, and the frames of pictures; energy as in webrtc-stats totalAudioEnergy. */
  probe.media = async () => {
    const sum = {
      packetsReceived: 0,
      packetsSent: 0,
      energyReceived: 0,
      bytesReceived: 0,
      framesDecoded: 0,
    };
    for (const connection of probe.connections) {
      if (connection.connectionState === 'closed') continue;
      for (const report of (await connection.getStats()).values()) {
        if (report.kind === 'video') {
          if (report.type === 'inbound-rtp') sum.framesDecoded += report.framesDecoded ?? 0;
          continue;
        }
        if (report.type === 'inbound-rtp') {
          sum.packetsReceived += report.packetsReceived ?? 0;
          sum.bytesReceived += report.bytesReceived ?? 0;
          sum.energyReceived += report.totalAudioEnergy ?? 0;
        }
        if (report.type === 'outbound-rtp') sum.packetsSent += report.packetsSent ?? 0;
      }
    }
    return sum;
  };

  /**
   * Resolves when sound has arrived since now: packets, and energy, which is waited for because a
   * fake microphone beeps once a second. Rejects at the ceiling (ms) with what did arrive.
   */
  probe.untilHeard = async (ceiling) => {
    const start = await probe.media();
    const end = performance.now() + ceiling;
    for (;;) {
      const now = await probe.media();
      const packets = now.packetsReceived - start.packetsReceived;
      const energy = now.energyReceived - start.energyReceived;
      if (packets > 20 && energy > 1e-4) return { packets, energy };
      if (performance.now() > end) throw new Error(`heard ${packets} packets, energy ${energy}`);
      // getStats has no event; Chromium answers from a cache for 50 ms.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  /** What is known of pictures, for who has to find out why none is seen. */
  const pictures = async () => {
    const known = /^(type|kind|packets|frames(Decoded|Encoded|Sent)|key|pli|fir|ssrc)/;
    const open = probe.connections.filter(({ connectionState }) => connectionState !== 'closed');
    const reports = await Promise.all(open.map((connection) => connection.getStats()));
    return reports
      .flatMap((report) => [...report.values()])
      .filter(({ type, kind }) => /bound-rtp$/.test(type) && kind === 'video')
      .map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => known.test(name))));
  };

  /** Resolves when a picture has moved since now. Rejects at the ceiling (ms) with how often it did. */
  probe.untilSeen = async (ceiling) => {
    const start = await probe.media();
    const end = performance.now() + ceiling;
    for (;;) {
      const now = await probe.media();
      const frames = now.framesDecoded - start.framesDecoded;
      if (frames > 10) return frames;
      if (performance.now() > end) {
        throw new Error(`seen ${frames} frames: ${JSON.stringify(await pictures())}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  /** When sound last arrived and the longest time without, ms; outlives a reload. */
  const heardKey = 'probe.heard';
  const sample = async () => {
    const heard = JSON.parse(sessionStorage[heardKey]);
    const { packetsReceived } = await probe.media();
    const now = Date.now();
    if (packetsReceived > sample.packets) {
      heard.longest = Math.max(heard.longest, now - heard.last);
      heard.last = now;
      sessionStorage[heardKey] = JSON.stringify(heard);
    }
    sample.packets = packetsReceived;
  };
  const startSampling = () => {
    sample.packets = 0;
    setInterval(() => void sample(), 20);
  };
  // Not on the blank page that comes first: it has no storage.
  if (window.origin !== 'null' && sessionStorage[heardKey]) startSampling();

  probe.watchSilence = () => {
    const watching = heardKey in sessionStorage;
    sessionStorage[heardKey] = JSON.stringify({ last: Date.now(), longest: 0 });
    if (!watching) startSampling();
  };
  probe.longestSilence = () => JSON.parse(sessionStorage[heardKey]).longest;
})();
