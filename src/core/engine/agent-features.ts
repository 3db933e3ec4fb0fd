import type { CallEvent } from '../calls/call-machine.js';
import type { CallManager } from '../calls/call-manager.js';
import type { Transfers } from '../calls/transfers.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import { VoipError } from '../errors.js';
import type { AgentIntent } from '../intents.js';
import type { Logger } from '../logger.js';
import type { CallAudio } from '../media/call-audio.js';
import type { DeviceManager } from '../media/device-manager.js';
import type { Microphone } from '../media/microphone.js';
import { Presence } from '../presence/presence.js';
import type { SettingsManager } from '../settings/settings-manager.js';
import type { IncomingCall } from '../signaling/signaling.js';
import type { CallContext, CallId, Origin, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { Storage } from '../storage/storage.js';
import { fetched, OnDemand } from './fetched.js';
import type { LineSlices } from './line-slices.js';

/** What the features of an agent's phone are made from. */
export interface AgentParts {
  read(): PhoneState;
  readonly slices: LineSlices;
  readonly calls: CallManager;
  readonly settings: SettingsManager;
  readonly signaling: AccountSignaling;
  readonly devices: DeviceManager;
  readonly microphone: Microphone;
  readonly audio: CallAudio;
  readonly storage: Storage;
  readonly log: Logger;
  /** Names the account in what is kept; nothing before there is one. */
  account(): string | undefined;
  tellError(error: VoipError): void;
}

/**
 * The second composition root: what only an agent's phone has. Fetched beside SIP.js where the phone
 * registers, else with the first intent that needs it.
 */
export class AgentFeatures {
  readonly #transfers: OnDemand<Transfers>;
  readonly #presence: Presence;

  constructor({ read, slices, account, calls, settings }: AgentParts) {
    this.#presence = new Presence({
      read: () => read().presence,
      write: slices.own('presence'),
      account,
      now: Date.now,
    });
    // Before the first call can come.
    this.#presence.follow();
    this.#transfers = new OnDemand(async () => {
      const { Transfers } = await fetched(import('../calls/transfers.js'));
      return new Transfers(calls, () => settings.current.settings.auth);
    });
  }

  /** Hands the intent to the feature that owns it. */
  async run(intent: AgentIntent, origin: Origin, context?: CallContext): Promise<void> {
    switch (intent.type) {
      case 'transfer':
      case 'endTransfer':
        return (await this.#transfers.get()).run(intent, origin, context);
      case 'setPresence':
        return this.#presence.set(intent, origin);
      default:
        throw new VoipError('call/unsupported', { detail: { intent: intent.type } });
    }
  }

  /** What happens to a call, in the light of what is being done with it. */
  judge(id: CallId, event: CallEvent): CallEvent {
    return this.#transfers.value?.judge(id, event) ?? event;
  }

  /** @throws VoipError why the call shall not ring */
  screen(_call: IncomingCall): void {
    this.#presence.screen();
  }

  /** For the store: what it says, in order. */
  told(entry: LogEntry): void {
    if (entry.kind === 'notice') return;
    const { before, after } = entry;
    const isUnknown = before.presence && !after.presence;
    const isOthers = before.tab !== after.tab || before.settings !== after.settings;
    if ((isUnknown || isOthers) && after.tab.role !== 'follower') this.#presence.follow();
  }

  dispose(): void {
    this.#presence.dispose();
  }
}
