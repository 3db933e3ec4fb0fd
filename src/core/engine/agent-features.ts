import type { CallEvent } from '../calls/call-machine.js';
import type { CallManager } from '../calls/call-manager.js';
import type { Conference } from '../calls/conference.js';
import type { Recording } from '../calls/recording.js';
import type { Transfers } from '../calls/transfers.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import { codedError, VoipError } from '../errors.js';
import { sharedAudioContext } from '../gesture.js';
import type { AgentIntent } from '../intents.js';
import type { Logger } from '../logger.js';
import type { CallAudio } from '../media/call-audio.js';
import type { DeviceManager } from '../media/device-manager.js';
import type { Microphone } from '../media/microphone.js';
import type { SettingsManager } from '../settings/settings-manager.js';
import type { IncomingCall } from '../signaling/signaling.js';
import type { CallContext, CallId, Origin, PhoneState } from '../state.js';
import type { LogEntry } from '../store.js';
import type { Storage } from '../storage/storage.js';
import { fetched, OnDemand } from './fetched.js';
import { CallsMeasured } from './calls-measured.js';
import { ChosenDevices } from '../media/chosen-devices.js';
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
  readonly #conference: OnDemand<Conference>;
  readonly #recording: OnDemand<Recording>;
  readonly #measured: CallsMeasured;
  readonly #chosen: ChosenDevices;
  readonly #devices: DeviceManager;

  constructor(parts: AgentParts) {
    const { calls, settings, devices, microphone, audio, read, tellError } = parts;
    this.#devices = devices;
    this.#chosen = new ChosenDevices({
      ...parts,
      use: (kind, id) => (kind === 'speaker' ? audio.setSink(id) : microphone.switchDevice(id)),
      setVolume: (volume) => audio.setVolume(volume),
    });
    this.#chosen.begin().catch((cause: unknown) => tellError(codedError(cause)));
    this.#measured = new CallsMeasured(parts, async () => {
      const { QualityMonitor } = await fetched(import('../quality/quality-monitor.js'));
      return QualityMonitor;
    });
    this.#transfers = new OnDemand(async () => {
      const { Transfers } = await fetched(import('../calls/transfers.js'));
      return new Transfers(calls, () => settings.current.settings.auth);
    });
    this.#conference = new OnDemand(async () => {
      const [{ Conference }, { Mixer }] = await Promise.all([
        fetched(import('../calls/conference.js')),
        fetched(import('../media/mixer.js')),
      ]);
      return new Conference({
        calls,
        audio,
        read: () => read().calls,
        openMixer: () => Mixer.open(sharedAudioContext),
        tellError,
      });
    });
    this.#recording = new OnDemand(async () => {
      const { Recording } = await fetched(import('../calls/recording.js'));
      return new Recording(calls, () => settings.current.settings.record);
    });
  }

  /** Hands the intent to the feature that owns it. */
  async run(intent: AgentIntent, origin: Origin, context?: CallContext): Promise<void> {
    switch (intent.type) {
      case 'transfer':
      case 'endTransfer':
        return (await this.#transfers.get()).run(intent, origin, context);
      case 'refreshDevices':
        return this.#devices.refresh();
      case 'merge':
        return (await this.#conference.get()).merge(intent.ids, origin);
      case 'split':
        return (await this.#conference.get()).split(intent.id, origin);
      case 'setRecording':
        return (await this.#recording.get()).run(intent, origin);
      default:
        throw new VoipError('call/unsupported', { detail: { intent: intent.type } });
    }
  }

  /** What happens to a call, in the light of what is being done with it. */
  judge(id: CallId, event: CallEvent): CallEvent {
    if (event.type === 'ended') this.#measured.ends(id);
    return this.#transfers.value?.judge(id, event) ?? event;
  }

  /** @throws VoipError why the call shall not ring */
  screen(_call: IncomingCall): void {}

  /** For the store: what it says, in order. */
  told(entry: LogEntry): void {
    this.#measured.told(entry);
    this.#chosen.told(entry);
    this.#conference.value?.told(entry);
  }

  dispose(): void {
    this.#measured.dispose();
    this.#conference.value?.dispose();
  }
}
