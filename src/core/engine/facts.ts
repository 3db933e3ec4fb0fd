import type { DetailOf, PhoneEventName } from '../events.js';
import { callsOf } from '../selectors.js';
import type { CallSnapshot, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';

export type Tell = <K extends PhoneEventName>(name: K, detail: DetailOf<K>) => void;

/**
 * Turns one entry of the store's log into events. Facts are found by comparing the state before and
 * after one commit, so none can contradict the state and no short state is swallowed.
 */
export function tellFacts(entry: LogEntry, tell: Tell): void {
  if (entry.kind === 'notice') {
    const { body } = entry;
    if (body.name === 'voip-error') tell(body.name, body.detail);
    else if (body.name === 'voip-dtmf') tell(body.name, body.detail);
    else tell(body.name, body.detail);
    return;
  }
  const { before, after } = entry;
  if (before.core !== after.core && after.core === 'ready') tell('voip-ready', {});
  if (before.connection !== after.connection) tellConnection(before, after, tell);
  if (before.registration !== after.registration) tellRegistration(before, after, tell);
  if (after.settings && before.settings !== after.settings)
    tell('voip-settings-change', { settings: after.settings });
  if (before.devices !== after.devices) tellDevices(before, after, tell);
  if (before.recents !== after.recents) tellLogged(before, after, tell);
  if (before.quality !== after.quality) tellQuality(before, after, tell);
  if (after.presence && !isSame(before.presence, after.presence))
    tell('voip-presence', { presence: after.presence });
  if (after.subscriptions && !isSame(before.subscriptions, after.subscriptions))
    tell('voip-subscriptions', { subscriptions: after.subscriptions });
  if (before.diagnostics !== after.diagnostics) tellTest(before, after, tell);
  if (before.calls !== after.calls) {
    for (const call of callsOf(after)) tellCall(before.calls.byId[call.id], call, tell);
  }
}

function tellConnection(before: PhoneState, after: PhoneState, tell: Tell): void {
  // Each answer of the server moves lastConfirmedAt; that alone is no news.
  const changed = changedKeys(before.connection, after.connection);
  if (changed.some((key) => key !== 'lastConfirmedAt')) {
    tell('voip-connection', { connection: after.connection });
  }
}

function tellRegistration(before: PhoneState, after: PhoneState, tell: Tell): void {
  tell('voip-registration', { registration: after.registration });
  if (before.registration.status === after.registration.status) return;
  if (after.registration.status === 'registered') {
    tell('voip-login', { account: after.settings?.username ?? '' });
  } else if (after.registration.status === 'off') {
    tell('voip-logout', {});
  }
}

function tellDevices(before: PhoneState, after: PhoneState, tell: Tell): void {
  const { permission } = after.devices;
  if (before.devices.permission !== permission) tell('voip-permission', { permission });
  const changed = changedKeys(before.devices, after.devices);
  if (changed.some((key) => key !== 'permission')) {
    tell('voip-devices', { devices: after.devices });
  }
}

/** What is there when the log is opened, or moves up when one is removed, is no news. */
function tellLogged({ recents }: PhoneState, after: PhoneState, tell: Tell): void {
  const [entry] = after.recents?.entries ?? [];
  const isNew = recents && !recents.entries.some(({ id }) => id === entry?.id);
  if (entry && isNew) tell('voip-call-logged', { entry });
}

function tellQuality(before: PhoneState, after: PhoneState, tell: Tell): void {
  for (const call of callsOf(after)) {
    const quality = after.quality?.byCall[call.id];
    if (quality && !isSame(before.quality?.byCall[call.id], quality)) {
      tell('voip-quality', { call, quality });
    }
  }
}

function tellTest(before: PhoneState, { diagnostics }: PhoneState, tell: Tell): void {
  const isNew = before.diagnostics?.status !== 'running';
  diagnostics?.steps.forEach((step, at) => {
    const known = isNew ? undefined : before.diagnostics?.steps[at];
    if (step.status !== 'waiting' && !isSame(known, step)) tell('voip-test-step', { step });
  });
  if (diagnostics?.report) tell('voip-test-result', { report: diagnostics.report });
}

function tellCall(before: CallSnapshot | undefined, call: CallSnapshot, tell: Tell): void {
  if (before === call) return;
  if (!before) {
    // Of another page: it was told there that it began.
    if (call.answeredAt || call.end || call.state === 'ending') return;
    tell(call.direction === 'incoming' ? 'voip-incoming' : 'voip-call-started', { call });
    return;
  }
  if (!before.ringingAt && call.ringingAt) tell('voip-call-ringing', { call });
  if (!before.answeredAt && call.answeredAt) tell('voip-call-connected', { call });
  if (before.state === 'recovering' && call.state === 'connected') {
    tell('voip-call-recovered', { call });
  }
  if (call.transfer && !isSame(before.transfer, call.transfer)) tell('voip-transfer', { call });
  tell('voip-call-changed', { call, changed: changedKeys(before, call) });
  if (!before.end && call.end) tell('voip-call-ended', { call, end: call.end });
}

function changedKeys<T extends object>(before: T, after: T): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<string & keyof T>;
  return [...keys].filter((key) => !isSame(before[key], after[key]));
}

/** Slices are small and rebuilt as wholes, so parts are compared by value. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
