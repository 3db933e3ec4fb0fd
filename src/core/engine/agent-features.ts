import type { VoipAdapter } from '../adapter.js';
import type { AutoAnswer } from '../calls/auto-answer.js';
import type { CallEvent } from '../calls/call-machine.js';
import type { CallManager } from '../calls/call-manager.js';
import type { Conference } from '../calls/conference.js';
import type { RestoreVideo } from '../calls/revival.js';
import type { Recording } from '../calls/recording.js';
import type { Transfers } from '../calls/transfers.js';
import type { VideoCalls } from '../calls/video-calls.js';
import { retryDelayMs } from '../connection/reconnect-policy.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import type { Contacts } from '../contacts.js';
import type { DiagnoseOptions, DiagnosticsReport } from '../diagnostics.js';
import { codedError, type VoipError } from '../errors.js';
import { sharedAudioContext } from '../gesture.js';
import type { AgentIntent, VideoIntent } from '../intents.js';
import type { Logger } from '../logger.js';
import type { CallAudio } from '../media/call-audio.js';
import type { DeviceManager } from '../media/device-manager.js';
import type { Microphone } from '../media/microphone.js';
import { Presence } from '../presence/presence.js';
import type { SettingsManager } from '../settings/settings-manager.js';
import type { IncomingCall } from '../signaling/signaling.js';
import type { CallContext, CallId, Origin, PhoneState } from '../state.js';
import type { SubscriptionManager } from '../subscriptions/subscription-manager.js';
import type { LogEntry, SliceSetter } from '../store.js';
import type { Storage } from '../storage/storage.js';
import { microphonePermission } from '../media/microphone-errors.js';
import type { AskPage } from './ask-page.js';
import { atMost } from './at-most.js';
import type { CallPictures } from '../video.js';
import { fetched, OnDemand } from './fetched.js';
import { ContactsOnDemand } from './contacts-on-demand.js';
import { CallsMeasured } from './calls-measured.js';
import { Diagnostics } from './diagnostics.js';
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
  readonly adapters: ReadonlySet<VoipAdapter>;
  readonly ask: AskPage;
  readonly setTest: SliceSetter<'diagnostics'>;
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
  readonly #presence: Presence;
  readonly #autoAnswer: OnDemand<AutoAnswer>;
  readonly #video: OnDemand<VideoCalls>;
  readonly #subscriptions: OnDemand<SubscriptionManager>;
  readonly #contacts: ContactsOnDemand;
  readonly #diagnostics: Diagnostics;
  readonly #parts: AgentParts;

  constructor(parts: AgentParts) {
    const { calls, settings, devices, microphone, audio, tellError, read, slices, account } = parts;
    this.#parts = parts;
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
    this.#presence = new Presence({
      read: () => read().presence,
      write: slices.own('presence'),
      account,
      now: Date.now,
    });
    // Before the first call can come.
    this.#presence.follow();
    this.#autoAnswer = new OnDemand(async () => {
      const { AutoAnswer } = await fetched(import('../calls/auto-answer.js'));
      return new AutoAnswer({ ...parts, canSound, permission: microphonePermission });
    });
    if (settings.current.settings.video) void devices.refresh();
    this.#video = new OnDemand(async () => {
      const { makeVideoCalls } = await fetched(import('./make-video-calls.js'));
      return makeVideoCalls({ calls, devices, read, tellError });
    });
    this.#subscriptions = new OnDemand(async () => {
      const { SubscriptionManager } = await fetched(
        import('../subscriptions/subscription-manager.js'),
      );
      return new SubscriptionManager({
        read,
        write: slices.own('subscriptions'),
        signaling: () => parts.signaling.current,
        tellError,
        delayMs: (failures) => retryDelayMs(failures, Math.random()),
      });
    });
    this.#needSubscriptions(read());
    this.#contacts = new ContactsOnDemand(
      parts,
      async () => (await fetched(import('./make-contacts.js'))).makeContacts,
    );
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
    this.#diagnostics = new Diagnostics(parts, async () => {
      const { testConnection } = await fetched(import('../diagnosis/test-connection.js'));
      return testConnection;
    });
    this.#recording = new OnDemand(async () => {
      const { Recording } = await fetched(import('../calls/recording.js'));
      return new Recording(calls, () => settings.current.settings.record);
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
      case 'refreshDevices':
        return this.#parts.devices.refresh();
      case 'silence':
        return this.#parts.calls.session(intent.id).rings('silenced', origin);
      case 'setPresence':
        return this.#presence.set(intent, origin);
      case 'call':
      case 'answer':
      case 'setVideo':
      case 'shareScreen':
        return (await this.#video.get()).run(intent, origin, context);
      case 'merge':
        return (await this.#conference.get()).merge(intent.ids, origin);
      case 'split':
        return (await this.#conference.get()).split(intent.id, origin);
      case 'setRecording':
        return (await this.#recording.get()).run(intent, origin);
    }
  }

  /** What happens to a call, in the light of what is being done with it. */
  judge(id: CallId, event: CallEvent): CallEvent {
    if (event.type === 'ended') this.#measured.ends(id);
    return this.#transfers.value?.judge(id, event) ?? event;
  }

  /** @throws VoipError why the call shall not ring */
  screen(call: IncomingCall): void {
    this.#presence.screen();
    const { settings, tellError } = this.#parts;
    const { answerAfter } = call;
    if (answerAfter === undefined || settings.current.settings.autoAnswer === 'off') return;
    this.#autoAnswer
      .get()
      .then((auto) => auto.answer(call, answerAfter))
      .catch((cause: unknown) => tellError(codedError(cause)));
  }

  /** For the store: what it says, in order. */
  told(entry: LogEntry): void {
    this.#measured.told(entry);
    this.#chosen.told(entry);
    this.#video.value?.told(entry);
    this.#conference.value?.told(entry);
    this.#subscriptions.value?.told(entry);
    this.#contacts.told(entry);
    if (entry.kind === 'notice') return;
    const { before, after } = entry;
    if (after.settings?.video && !before.settings?.video) void this.#parts.devices.refresh();
    if (before.settings !== after.settings) this.#needSubscriptions(after);
    const isUnknown = before.presence && !after.presence;
    const isOthers = before.tab !== after.tab || before.settings !== after.settings;
    if ((isUnknown || isOthers) && after.tab.role !== 'follower') this.#presence.follow();
  }

  /** For a call that goes on here: nothing where this page has no place for video. */
  readonly restoreVideo: RestoreVideo = async (...call) =>
    this.#parts.settings.current.settings.video
      ? (await this.#video.get()).restore(...call)
      : undefined;

  #needSubscriptions({ settings }: PhoneState): void {
    if (!settings?.voicemail && !settings?.watch.length) return;
    this.#subscriptions.get().catch((cause: unknown) => this.#parts.tellError(codedError(cause)));
  }

  diagnose(options?: DiagnoseOptions): Promise<DiagnosticsReport> {
    return this.#diagnostics.run(options);
  }

  videoOf(id: CallId): CallPictures | undefined {
    return this.#video.value?.videoOf(id);
  }

  contacts(): Promise<Contacts> {
    return this.#contacts.get();
  }

  dispose(): void {
    this.#contacts.dispose();
    this.#measured.dispose();
    this.#diagnostics.dispose();
    this.#presence.dispose();
    this.#video.value?.dispose();
    this.#subscriptions.value?.dispose();
    this.#conference.value?.dispose();
  }
}

/** Before the first press on a page, a browser may keep every sound back. */
async function canSound(): Promise<boolean> {
  const context = sharedAudioContext();
  await atMost(
    300,
    context.resume().catch(() => undefined),
  );
  return context.state === 'running';
}
