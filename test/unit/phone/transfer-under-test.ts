import type { Phone } from '../../../src/core/phone.js';
import { callOf, openPhone, until, untilCall, type PhoneUnderTest } from './phone-under-test.js';

export interface Talking extends PhoneUnderTest {
  /** A connected call to 600. */
  readonly id: string;
  /** What `voip-transfer` told, in order. */
  readonly told: string[];
}

export async function talking(...options: Parameters<typeof openPhone>): Promise<Talking> {
  const opened = await openPhone(...options);
  const told: string[] = [];
  opened.phone.addEventListener('voip-transfer', ({ detail }) =>
    told.push(detail.call.transfer?.state ?? 'none'),
  );
  const id = await opened.phone.call('600');
  await untilCall(opened.phone, id, 'connected');
  return { ...opened, id, told };
}

/** In the middle of an attended transfer to 601: both calls are connected. */
export async function consulting(
  ...options: Parameters<typeof openPhone>
): Promise<Talking & { consultId: string }> {
  const talk = await talking(...options);
  const consultId = await talk.phone.startTransfer(talk.id, '601');
  await untilCall(talk.phone, consultId, 'connected');
  return { ...talk, consultId };
}

export const stateOf = (phone: Phone, id: string): string | undefined =>
  callOf(phone, id).transfer?.state;

export const untilTransfer = (phone: Phone, id: string, state: string): Promise<void> =>
  until(phone, ({ calls }) => calls.byId[id]?.transfer?.state === state);

/** A verb that nobody waits for in this test. */
export function begun(promise: Promise<unknown>): void {
  promise.catch(() => undefined);
}
