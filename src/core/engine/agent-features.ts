import type { CallEvent } from '../calls/call-machine.js';
import type { CallManager } from '../calls/call-manager.js';
import type { Transfers } from '../calls/transfers.js';
import type { VideoCalls } from '../calls/video-calls.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import { VoipError } from '../errors.js';
import type { AgentIntent, VideoIntent } from '../intents.js';
import type { Logger } from '../logger.js';
import type { CallAudio } from '../media/call-audio.js';
import type { DeviceManager } from '../media/device-manager.js';
import type { Microphone } from '../media/microphone.js';
import type { SettingsManager } from '../settings/settings-manager.js';
import type { IncomingCall } from '../signaling/signaling.js';
import type { CallContext, CallId, Origin, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { Storage } from '../storage/storage.js';
import type { CallPictures } from '../video.js';
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
  readonly #video: OnDemand<VideoCalls>;
  readonly #devices: DeviceManager;

  constructor({ calls, settings, devices, read, tellError }: AgentParts) {
    this.#devices = devices;
    if (settings.current.settings.video) void devices.refresh();
    this.#video = new OnDemand(async () => {
      const { makeVideoCalls } = await fetched(import('./make-video-calls.js'));
      return makeVideoCalls({ calls, devices, read, tellError });
    });
    this.#transfers = new OnDemand(async () => {
      const { Transfers } = await fetched(import('../calls/transfers.js'));
      return new Transfers(calls, () => settings.current.settings.auth);
    });
  }

  /** Hands the intent to the feature that owns it. */
  async run(
    intent: AgentIntent | VideoIntent,
    origin: Origin,
    context?: CallContext,
  ): Promise<void> {
    switch (intent.type) {
      case 'transfer':
      case 'endTransfer':
        return (await this.#transfers.get()).run(intent, origin, context);
      case 'call':
      case 'answer':
      case 'setVideo':
      case 'shareScreen':
        return (await this.#video.get()).run(intent, origin, context);
      default:
        throw new VoipError('call/unsupported', { detail: { intent: intent.type } });
    }
  }

  /** What happens to a call, in the light of what is being done with it. */
  judge(id: CallId, event: CallEvent): CallEvent {
    return this.#transfers.value?.judge(id, event) ?? event;
  }

  /** @throws VoipError why the call shall not ring */
  screen(_call: IncomingCall): void {}

  /** For the store: what it says, in order. */
  told(entry: LogEntry): void {
    this.#video.value?.told(entry);
    const { before, after } = entry.kind === 'commit' ? entry : {};
    if (after?.settings?.video && !before?.settings?.video) void this.#devices.refresh();
  }

  videoOf(id: CallId): CallPictures | undefined {
    return this.#video.value?.videoOf(id);
  }

  dispose(): void {
    this.#video.value?.dispose();
  }
}
