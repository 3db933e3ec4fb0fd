import { VoipError } from '../errors.js';
import type { SettingsState } from '../state.js';

/** @throws VoipError `call/limit-reached` when there are so many calls already that no other may begin */
export function checkLimit(calls: number, { auth, maxCalls: most }: SettingsState): void {
  const maxCalls = auth === 'guest' ? 1 : most;
  if (calls >= maxCalls) throw new VoipError('call/limit-reached', { detail: { maxCalls } });
}
