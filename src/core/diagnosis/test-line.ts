import type { DiagnosticMessage } from '../diagnostics.js';
import { VoipError } from '../errors.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';
import type { MediaOptions, MessageTrace, Signaling } from '../signaling/signaling.js';

export type OpenSignaling = (
  resolved: ResolvedSettings,
  media: MediaOptions,
  trace: MessageTrace,
) => Promise<Signaling>;

/** A test keeps no more than this: an exchange that is longer has gone wrong already. */
const mostMessages = 100;
const longestMessage = 8_000;

/** The test's own signaling, apart from the phone's, and everything that passes on it. */
export class TestLine {
  readonly messages: DiagnosticMessage[] = [];
  readonly #open: OpenSignaling;
  readonly #resolved: ResolvedSettings;
  readonly #start = performance.now();
  readonly #opened: Signaling[] = [];
  readonly #url: string;
  #use: 'open' | 'closed' = 'open';

  constructor(open: OpenSignaling, resolved: ResolvedSettings, url: string) {
    this.#open = open;
    this.#resolved = resolved;
    this.#url = url;
  }

  /** Connected. @param media other than configured. Rejects with `network/…`, also when it was closed meanwhile. */
  async connect(media: Partial<MediaOptions> = {}): Promise<Signaling> {
    const options = { ...this.#resolved.media, video: false, ...media };
    const signaling = await this.#open(this.#resolved, options, (direction, text) => {
      if (this.messages.length >= mostMessages) return;
      const atMs = Math.round(performance.now() - this.#start);
      this.messages.push({ atMs, direction, text: text.slice(0, longestMessage) });
    });
    this.#opened.push(signaling);
    if (this.#use === 'closed') {
      await this.close();
      throw new VoipError('network/connection-lost');
    }
    await signaling.connect(this.#url);
    return signaling;
  }

  /** Ends the call that there may be, and closes the sockets. */
  async close(): Promise<void> {
    this.#use = 'closed';
    await Promise.all(this.#opened.splice(0).map((signaling) => signaling.dispose()));
  }
}
