import type { EventBase } from '../../../src/core/events.js';
import type { Phone } from '../../../src/core/phone.js';

/** A call of the phone that is not ours. */
export interface JssipCall {
  direction: 'incoming' | 'outgoing';
  number: string;
  state: 'ringing' | 'connected' | 'ended';
  heldByOther: boolean;
  /** Why it ended, in the words of JsSIP. */
  cause: string;
}

/** What the pages and the probe put on the window. */
declare global {
  interface Window {
    phone: Phone;
    /** Where a secret was seen, of a page that watches for it. */
    seenCanaries(): Promise<string[]>;
    savedFiles(): Promise<string[]>;
    showCanary(text: string): void;
    /** In the page of `jssip-page.mjs`; the verbs are for the call that began last. */
    jssip: {
      calls: JssipCall[];
      register(account: {
        server: string;
        domain: string;
        username: string;
        password: string;
        noAnswerSeconds?: number;
      }): Promise<void>;
      call(number: string, video: boolean): void;
      answer(video: boolean): void;
      /** 486 */
      decline(): void;
      end(): void;
      endAll(): void;
      hold(): Promise<void>;
      resume(): Promise<void>;
      mute(): void;
      unmute(): void;
      sendKeys(keys: string, way: 'rtp' | 'info'): void;
      addCamera(): Promise<void>;
    };
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
