import { createFakePbx, type FakePbx } from '../../../src/core/signaling/fake/index.js';
import type { Phone } from '../../../src/core/phone.js';
import { forgetEverything } from './left-call.js';
import { closePhones, openPhone, until } from './phone-under-test.js';

/** What the browser says of the microphone. */
export const microphone: { permission: PermissionState } = { permission: 'granted' };
const { query } = navigator.permissions;
const { getUserMedia } = navigator.mediaDevices;

/** Until the test is over. `onAsked` comes before the browser grants it. */
export function askMicrophone(onAsked: () => Promise<unknown> | undefined): void {
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    await onAsked();
    return getUserMedia.call(navigator.mediaDevices, constraints);
  };
}

/** Until the test is over. */
export function refuseMicrophone(): void {
  askMicrophone(() => Promise.reject(new DOMException('', 'NotAllowedError')));
}

/** Before and after each test. */
export async function beginTabs(): Promise<void> {
  microphone.permission = 'granted';
  navigator.permissions.query = (asked) =>
    query.call(navigator.permissions, asked).then((status) => {
      Object.defineProperty(status, 'state', { get: () => microphone.permission });
      return status;
    });
  await forgetEverything();
}

export async function endTabs(): Promise<void> {
  navigator.permissions.query = query;
  navigator.mediaDevices.getUserMedia = getUserMedia;
  await closePhones();
  await forgetEverything();
}

/** Phones of one account, as in so many tabs; the first of them has the line. */
export async function openTabs(count: number): Promise<{ pbx: FakePbx; tabs: Phone[] }> {
  const pbx = createFakePbx();
  const tabs: Phone[] = [];
  for (let i = 0; i < count; i += 1) tabs.push((await openPhone({}, pbx)).phone);
  return { pbx, tabs };
}

export async function twoTabs(): Promise<{ pbx: FakePbx; leader: Phone; follower: Phone }> {
  const { pbx, tabs } = await openTabs(2);
  return { pbx, leader: tabs[0]!, follower: tabs[1]! };
}

export const ringing = (phone: Phone): Promise<void> =>
  until(phone, ({ calls }) => Object.values(calls.byId).some(({ state }) => state === 'ringing'));

export const types = (pbx: FakePbx): string[] => pbx.log.map(({ type }) => type);
export const count = (pbx: FakePbx, type: string): number =>
  types(pbx).filter((one) => one === type).length;
