/**
 * Runs in every measured page before its client: notes the press and the first inbound RTP packet.
 * The same for all clients, so that none is measured by its own events.
 */
(() => {
  /** ms between two packets of the PBX (its echo keeps our 20 ms of audio per packet). */
  const packetMs = 20;
  /** Chromium answers getStats() from a cache for 50 ms; asking more often costs nothing. */
  const pollMs = 5;

  const bench = { pressedAt: undefined, firstAudio: undefined };
  bench.firstAudio = new Promise((resolve) => {
    const note = () => {
      bench.pressedAt = performance.now();
      void poll();
    };
    const poll = async () => {
      // Nothing can arrive before; asking earlier would only slow down what is measured.
      const invited = window.probe.frames.some(({ data }) => data.startsWith('INVITE '));
      for (const connection of invited ? window.probe.connections : []) {
        const packet = await firstPacket(connection);
        if (packet) return resolve(packet);
      }
      setTimeout(poll, pollMs);
    };
    addEventListener('click', note, { capture: true, once: true });
  });
  window.bench = bench;

  /** The poll sees a packet up to 50 ms late, so its arrival is counted back from the newest one's. */
  async function firstPacket(connection) {
    if (connection.connectionState === 'closed') return undefined;
    const reports = await connection.getStats();
    const seenAt = performance.now();
    for (const report of reports.values()) {
      if (report.type !== 'inbound-rtp' || report.kind !== 'audio') continue;
      const packets = report.packetsReceived ?? 0;
      if (!packets) continue;
      const newest = (report.lastPacketReceivedTimestamp ?? 0) - performance.timeOrigin;
      const at = newest > 0 ? newest - (packets - 1) * packetMs : seenAt;
      return { at: Math.min(at, seenAt), seenAt, packets };
    }
    return undefined;
  }
})();
