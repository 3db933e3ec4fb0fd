import type { CallId, CallSnapshot, PhoneState } from './state.js';

export const isLive = (call: CallSnapshot): boolean => call.state !== 'ended';

export const callsOf = (state: PhoneState): CallSnapshot[] =>
  state.calls.order.flatMap((id) => state.calls.byId[id] ?? []);

export const callOf = (
  state: PhoneState,
  id: CallId | null | undefined,
): CallSnapshot | undefined => (id ? state.calls.byId[id] : undefined);

export const liveCalls = (state: PhoneState): CallSnapshot[] => callsOf(state).filter(isLive);
