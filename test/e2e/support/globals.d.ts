import type { EventBase } from '../../../src/core/events.js';
import type { Phone } from '../../../src/core/phone.js';

/** What the pages and the probe put on the window. */
declare global {
  interface Window {
    phone: Phone;
    /** Where a secret was seen, of a page that watches for it. */
    seenCanaries(): Promise<string[]>;
    savedFiles(): Promise<string[]>;
    showCanary(text: string): void;
    events: { name: string; detail: EventBase & { readonly call?: { readonly id: string } } }[];
    probe: {
      connections: RTCPeerConnection[];
      microphoneTracks: MediaStreamTrack[];
      frames: { at: number; direction: 'in' | 'out'; data: string }[];
      sockets: WebSocket[];
      marks: { name: string; at: number }[];
      violations: string[];
      liveMicrophones(): number;
      openConnections(): number;
      media(): Promise<{
        packetsReceived: number;
        packetsSent: number;
        energyReceived: number;
        bytesReceived: number;
        framesDecoded: number;
      }>;
      watchSilence(): void;
      /** ms; of pages in this tab since `watchSilence()`. */
      longestSilence(): number;
      /** How often it has moved. */
      untilSeen(ceiling: number): Promise<number>;
      untilHeard(ceiling: number): Promise<{ packets: number; energy: number }>;
    };
  }
}
