import type { Announce } from '../announcer.js';
import { VoipError } from '../errors.js';
import type { Intent } from '../intents.js';
import type { KeptSettings, SettingsChange } from '../kept-settings.js';
import type { Origin, PhoneState } from '../state.js';
import { atMost } from './at-most.js';

/** The intents a page may stop, each with an event of its name. */
const stoppable = ['call', 'answer', 'connect', 'hangup', 'transfer'] as const;
type Stoppable = (typeof stoppable)[number];

/** The longest a page may delay an action by `waitUntil`, ms. */
const limitMs = 10_000;

export interface PageToAsk {
  readonly state: PhoneState;
  readonly announce: Announce;
}

export type AskPage = (intent: Intent, origin: Origin, source?: HTMLElement) => Promise<void>;

/**
 * Tells the page what is about to happen, and waits for what it gives to `waitUntil`. Rejects with
 * `call/prevented` when it stops it.
 */
export async function askPage(
  { state, announce }: PageToAsk,
  intent: Intent,
  origin: Origin,
  source: HTMLElement | undefined,
): Promise<void> {
  if (!isStoppable(intent.type)) return;
  const event = `voip-before-${intent.type}` as const;
  const call = state.calls.byId['id' in intent && intent.id ? intent.id : ''];
  const delays: PromiseLike<unknown>[] = [];
  // Nobody may keep a visitor in a call: a hang-up can be stopped, but not delayed.
  const waitUntil = (promise: PromiseLike<unknown>): void => {
    if (intent.type !== 'hangup') delays.push(promise);
  };
  if (!announce(event, { intent, call, waitUntil }, { origin, source, cancelable: true })) {
    throw new VoipError('call/prevented', { detail: { event } });
  }
  if (delays.length) await waitForPage(delays);
}

/** The same, before settings are kept. */
export async function askToSave(
  announce: Announce,
  saving: { readonly changes: readonly SettingsChange[]; readonly settings: KeptSettings },
  source: HTMLElement | undefined,
): Promise<void> {
  const event = 'voip-before-save';
  const delays: PromiseLike<unknown>[] = [];
  const waitUntil = (promise: PromiseLike<unknown>): void => void delays.push(promise);
  const how = { origin: source ? 'user' : 'api', source, cancelable: true } as const;
  if (!announce(event, { ...saving, waitUntil }, how)) {
    throw new VoipError('call/prevented', { detail: { event } });
  }
  await waitForPage(delays);
}

function isStoppable(type: Intent['type']): type is Stoppable {
  return stoppable.some((one) => one === type);
}

/** A rejection stops the action, the limit does not. */
async function waitForPage(delays: readonly PromiseLike<unknown>[]): Promise<void> {
  try {
    await atMost(limitMs, Promise.all(delays));
  } catch (cause) {
    throw new VoipError('call/prevented', { cause });
  }
}
