import type { Phone } from '../../../src/core/phone.js';
import type { FakeCall } from '../../../src/core/signaling/fake/index.js';
import { callOf, openPhone, untilCall, type PhoneUnderTest } from './phone-under-test.js';

const native = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
const { resume } = AudioContext.prototype;

/**
 * Whether this browser starts its sound: Firefox has no output device here and does not, so it is said for it.
 * What is mixed is built all the same; that it is heard is tried on the lab.
 */
export function soundIs(state: 'running' | 'suspended'): void {
  Object.defineProperty(BaseAudioContext.prototype, 'state', {
    ...native,
    get: () => state,
  });
  AudioContext.prototype.resume = () => new Promise(() => undefined);
}

export function soundIsAsItIs(): void {
  if (native) Object.defineProperty(BaseAudioContext.prototype, 'state', native);
  AudioContext.prototype.resume = resume;
}

export interface TwoCalls extends PhoneUnderTest {
  /** On hold, and the active one. */
  readonly one: string;
  readonly two: string;
  readonly far: readonly [FakeCall, FakeCall];
}

/** Connected calls to 600, on hold, and to 601. */
export async function twoCalls(...options: Parameters<typeof openPhone>): Promise<TwoCalls> {
  const opened = await openPhone(...options);
  const one = await connected(opened.phone, '600');
  const two = await connected(opened.phone, '601');
  const [first, second] = opened.pbx.calls;
  if (!first || !second) throw new Error('no calls');
  return { ...opened, one, two, far: [first, second] };
}

export async function connected(phone: Phone, target: string): Promise<string> {
  const id = await phone.call(target);
  await untilCall(phone, id, 'connected');
  return id;
}

/** With whom the call is in one conversation, itself included. */
export const joined = (phone: Phone, id: string): string[] =>
  callOf(phone, id).conference?.participants.map(({ number }) => number) ?? [];

export const holdOf = (phone: Phone, id: string): string => callOf(phone, id).hold.local;

/** The microphone arrives at the PBX a moment after the state says so. */
export async function untilSent(
  far: FakeCall,
  isRight: (track: MediaStreamTrack | null) => boolean,
): Promise<void> {
  while (!isRight(far.audio)) await new Promise((resolve) => setTimeout(resolve));
}
