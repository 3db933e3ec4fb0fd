import type { CallSnapshot, CallsState, ReasonCode, SettingsState } from '../state.js';

/** What can be done with the calls as far as it depends on the other calls, or on a setting. */
export function withJointCapabilities(
  calls: CallsState,
  { record: recordBy }: Pick<SettingsState, 'record'>,
): CallsState {
  const all = Object.values(calls.byId);
  const entries = all.map((call): [string, CallSnapshot] => {
    const merge = mergeOf(call, all);
    const record = recordBy ? call.can.dtmf : 'not-supported';
    const same = call.can.merge === merge && call.can.record === record;
    return [call.id, same ? call : { ...call, can: { ...call.can, merge, record } }];
  });
  return { ...calls, byId: Object.fromEntries(entries) };
}

/** Whether there is another call that it can be joined with. */
function mergeOf(call: CallSnapshot, all: readonly CallSnapshot[]): true | ReasonCode {
  if (typeof AudioContext === 'undefined') return 'not-supported';
  if (call.state !== 'connected') return 'not-connected';
  const joined = new Set(call.conference?.participants.map(({ id }) => id));
  const isOther = ({ id, state }: CallSnapshot): boolean =>
    id !== call.id && state === 'connected' && !joined.has(id);
  return all.some(isOther) ? true : 'no-other-call';
}
