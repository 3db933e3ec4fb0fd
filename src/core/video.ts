/** Which pictures a call has. */
export interface VideoState {
  /** Our picture is on, or offered. */
  readonly local: boolean;
  /** Theirs comes in. */
  readonly remote: boolean;
  /** They offer theirs, and nobody has accepted it. */
  readonly offered: boolean;
  /** Ours is of the screen, in place of the camera. */
  readonly screen: boolean;
}

/** The pictures of a call, live. */
export interface CallPictures {
  readonly local: MediaStream | null;
  readonly remote: MediaStream | null;
}
