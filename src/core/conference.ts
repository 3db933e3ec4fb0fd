import type { CallId } from './state.js';

/** Calls that are mixed here: each other side hears us and all the others. */
export interface CallConference {
  /** In the order they joined; the first is the one that goes on alone after a reload. */
  readonly participants: readonly ConferenceParticipant[];
}

export interface ConferenceParticipant {
  readonly id: CallId;
  readonly name: string;
  readonly number: string;
  /** Whether its sound comes in: it is connected, and has not put us on hold. */
  readonly talking: boolean;
}

export type RecordingWish = 'on' | 'off' | 'paused';
