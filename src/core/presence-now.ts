import type { PresenceState } from './state.js';

type Status = PresenceState['status'];

/** Whether calls do not ring. In the others they do: a busy agent is told by the call waiting. */
export const isQuiet = (status: Status): boolean => status === 'dnd' || status === 'away';

/** Whether its time is over. */
export const isOver = ({ until }: PresenceState, now: number): boolean =>
  until !== null && Date.parse(until) <= now;

/** The presence as it is by the clock (`now`: ms since the epoch). Before it was ever set the phone is available. */
export function presenceNow(presence: PresenceState | null, now: number): PresenceState {
  if (!presence) return { status: 'available', until: null, silenced: 0 };
  return isOver(presence, now) ? { ...presence, status: 'available', until: null } : presence;
}
