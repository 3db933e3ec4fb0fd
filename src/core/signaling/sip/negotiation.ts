import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Direction, MediaChange } from '../signaling.js';
import { mayReceive, maySend } from './sdp.js';
import type { SipMedia } from './sip-media.js';

export interface NegotiationOptions {
  readonly media: SipMedia;
  /** Ours at first; `sendrecv` by default. */
  readonly direction?: Direction;
  /** To tag of the dialog that was confirmed, once there is one. */
  confirmedTag(): string | undefined;
  /** After every agreement: whether the other side wants to hear us. */
  onRemoteHold(held: boolean): void;
}

const contentType = 'application/sdp';

/** The other side's own offer came while ours was still being made: theirs goes first. */
export class OfferOvertaken extends Error {}

/**
 * Offer and answer of one call, as SIP.js asks for them. The first descriptions are prepared before
 * SIP.js comes, so that nothing is sent for a call that cannot be.
 */
export class Negotiation implements SessionDescriptionHandler {
  readonly #options: NegotiationOptions;
  /** Ours, as last agreed. */
  #direction: Direction;
  #change: MediaChange | undefined;
  #prepared: { readonly remote?: string; readonly local: string } | undefined;
  #offer: 'none' | 'in-the-making' | 'made' = 'none';
  #early: { readonly tag: string; readonly applied: Promise<boolean> } | undefined;

  /** True once another fork answered than the one whose early media plays: our offer is used up. */
  needsNewOffer = false;

  constructor(options: NegotiationOptions) {
    this.#options = options;
    this.#direction = options.direction ?? 'sendrecv';
  }

  /** As last agreed, seen from us. */
  get direction(): Direction {
    return this.#direction;
  }

  /** The offer of an outgoing call, made in advance. */
  prepareOffer(local: string): void {
    this.#prepared = { local };
    this.#offer = 'made';
  }

  /** The answer to the offer of an incoming call, made in advance. */
  prepareAnswer(remote: string, local: string): void {
    this.#prepared = { remote, local };
  }

  /** What the next offer of ours asks for, and only that one. */
  plan(change: MediaChange): void {
    this.#change = change;
  }

  /** @throws VoipError `call/renegotiation-rejected` when all but the picture was agreed on */
  checkVideo({ video }: MediaChange): void {
    if (!video || !this.#options.media.video.isRefused) return;
    throw new VoipError('call/renegotiation-rejected', { detail: { media: 'video' } });
  }

  /**
   * Sound before the answer (183 with SDP, RFC 3960). SIP.js would end the call when another fork
   * answers in the end, so it is told nothing of it. Only the first fork is heard.
   *
   * @returns whether it is heard
   */
  setEarlyAnswer(sdp: string, tag: string): Promise<boolean> {
    this.#early ??= {
      tag,
      applied: this.#options.media.setRemote('answer', sdp).then(
        (direction) => maySend(direction),
        () => false,
      ),
    };
    return this.#early.tag === tag ? this.#early.applied : Promise.resolve(false);
  }

  async getDescription(): Promise<BodyAndContentType> {
    const { media } = this.#options;
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared) return { body: prepared.local, contentType };
    if (media.signalingState === 'have-remote-offer') {
      return { body: await media.answer(), contentType };
    }
    this.#offer = 'in-the-making';
    const body = await this.#makeOffer();
    this.#offer = 'made';
    return { body, contentType };
  }

  hasDescription(type: string): boolean {
    return type.split(';')[0]?.trim().toLowerCase() === contentType;
  }

  async setDescription(sdp: string): Promise<void> {
    if (this.#prepared?.remote === sdp) return;
    if (await this.#confirmsEarlyAnswer()) return;
    const type = this.#offer === 'made' ? 'answer' : 'offer';
    // An offer of ours that has not left yet gives way to theirs.
    if (this.#offer === 'in-the-making') await this.rollbackDescription();
    this.#offer = 'none';
    const remote = await this.#options.media.setRemote(type, sdp);
    this.#agree(type, remote);
  }

  /** SIP.js asks for it when an offer was refused, and without it every later hold would fail. */
  async rollbackDescription(): Promise<void> {
    this.#offer = 'none';
    this.#change = undefined;
    await this.#options.media.rollback(this.#direction);
  }

  /** DTMF goes through `SignalingCall.sendDtmf`. */
  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    this.#options.media.close();
  }

  async #makeOffer(): Promise<string> {
    const { media } = this.#options;
    try {
      const local = await media.offer(this.#change ?? { direction: this.#direction });
      if (this.#isMakingOffer()) return local;
      // Theirs was answered meanwhile, and ours was applied on top of it.
      await media.rollback(this.#direction);
    } catch (error) {
      if (this.#isMakingOffer()) throw error;
    }
    throw new OfferOvertaken();
  }

  /** Another task may have changed it since it was set. */
  #isMakingOffer(): boolean {
    return this.#offer === 'in-the-making';
  }

  /** The 2xx of the fork we hear repeats its answer; one of another fork cannot use our offer any more. */
  async #confirmsEarlyAnswer(): Promise<boolean> {
    const early = this.#early;
    if (!early) return false;
    this.#early = undefined;
    await early.applied;
    // It was no answer at all: the offer is still open.
    if (this.#options.media.signalingState === 'have-local-offer') return false;
    this.#offer = 'none';
    if (early.tag === this.#options.confirmedTag()) return true;
    this.#options.media.rebuild();
    this.needsNewOffer = true;
    return true;
  }

  #agree(type: 'offer' | 'answer', remote: Direction): void {
    const asked = type === 'answer' ? (this.#change?.direction ?? this.#direction) : undefined;
    if (asked) this.#direction = asked;
    this.#change = undefined;
    // An answer to an offer that sends nothing says nothing about their wish to hear us.
    if (!asked || maySend(asked)) this.#options.onRemoteHold(!mayReceive(remote));
  }
}
