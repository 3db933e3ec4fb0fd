export interface PresenceState {
  readonly status: 'available' | 'busy' | 'dnd' | 'away' | 'wrap-up';
  /** ISO 8601 instant when it is `available` again; null: until it is set. */
  readonly until: string | null;
  /** Calls that did not ring, the last time that none did: it stays to be seen when that is over. */
  readonly silenced: number;
}

export interface PresenceChange {
  readonly status: PresenceState['status'];
  /** ISO 8601 instant with its offset from UTC (or `Z`), in the future; the phone is `available` then. */
  readonly until?: string;
}
