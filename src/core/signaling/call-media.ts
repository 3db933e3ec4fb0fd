import type { Codec } from '../state.js';

/** Which way audio flows, seen from us, as in SDP. */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

export interface MediaOptions {
  readonly iceServers: readonly RTCIceServer[];
  readonly iceTransportPolicy: RTCIceTransportPolicy;
  /** In order of preference; telephone-event always stays. Unavailable ones are left out of the offer. */
  readonly codecs: readonly Codec[];
  /**
   * Whether somebody is there to be asked: a video that the other side offers in a call is told and can be
   * accepted later. Otherwise it is refused (port 0), as an audio phone does.
   */
  readonly video?: boolean;
}

/** The pictures of both sides, as agreed. */
export interface CallVideo {
  /** Ours; `waiting`: the other side has not accepted it, or somebody holds. */
  readonly local: 'off' | 'waiting' | 'on';
  /** Theirs, while it comes in. */
  readonly remote: MediaStreamTrack | null;
  /** They offer theirs, and it was not accepted. */
  readonly offered: boolean;
}

/** What an offer of ours changes. */
export interface MediaChange {
  readonly direction: Direction;
  readonly iceRestart?: boolean;
  readonly video?: MediaStreamTrack | null;
}

export interface AnswerOptions {
  readonly audio: Promise<MediaStreamTrack>;
  readonly video?: Promise<MediaStreamTrack>;
}
