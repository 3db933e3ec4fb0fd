import { Phone } from '../../../src/core/phone.js';
import type { PhoneConfig } from '../../../src/core/config.js';
import { VoipError } from '../../../src/core/errors.js';
import type { CallSnapshot, PhoneState } from '../../../src/core/state.js';
import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';

/** A phone with the whole engine in it, on a PBX that exists in memory. */
export interface PhoneUnderTest {
  readonly phone: Phone;
  readonly pbx: FakePbx;
  readonly events: { name: string; detail: unknown }[];
}

const open = new Set<Phone>();

const watched = [
  'call-started',
  'incoming',
  'call-ringing',
  'call-connected',
  'call-recovered',
  'call-ended',
  'error',
];

/** 1001, registered. */
export const account1001: PhoneConfig = {
  server: 'wss://pbx.test/ws',
  username: '1001',
  password: 'secret-1001',
  register: true,
};

/** Of the phone that is opened next. */
export const nameOfNext = (): string => `test-${open.size}`;

/** Registered as 1001 unless the configuration says otherwise. */
export async function openPhone(
  config: PhoneConfig = {},
  pbx: FakePbx = createFakePbx(),
): Promise<PhoneUnderTest> {
  const phone = new Phone(nameOfNext());
  open.add(phone);
  const events: PhoneUnderTest['events'] = [];
  for (const name of watched) {
    phone.addEventListener(`voip-${name}`, (event) => {
      if (event instanceof CustomEvent) events.push({ name: event.type, detail: event.detail });
    });
  }
  await phone.configure({ ...account1001, signaling: pbx.factory, ...config });
  if (config.register ?? true) {
    await until(phone, (state) => state.registration.status === 'registered');
  }
  return { phone, pbx, events };
}

export async function closePhones(): Promise<void> {
  await Promise.all([...open].map((phone) => phone.dispose()));
  open.clear();
}

/** Resolves as soon as the state is so. The test's own time limit says when it never will be. */
export function until(phone: Phone, condition: (state: PhoneState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = phone.subscribe((state) => {
      if (!condition(state)) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

/** Resolves when the PBX has seen it. The fake tells nobody what it logs, so it is looked at again and again. */
export async function untilLogged(
  pbx: FakePbx,
  type: FakePbx['log'][number]['type'],
): Promise<void> {
  while (!pbx.log.some((entry) => entry.type === type)) {
    await new Promise((resolve) => setTimeout(resolve));
  }
}

export const untilCall = (phone: Phone, id: string, state: CallSnapshot['state']): Promise<void> =>
  until(phone, ({ calls }) => calls.byId[id]?.state === state);

/** The code a promise rejects with; an answer that is none is a failed test. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof VoipError) return error.code;
    throw error;
  }
  throw new Error('resolved although it should not have');
}

export function callOf(phone: Phone, id: string): CallSnapshot {
  const call = phone.state.calls.byId[id];
  if (!call) throw new Error(`no call ${id}`);
  return call;
}
