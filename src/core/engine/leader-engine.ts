import { outgoingContext, currentPage } from '../calls/call-context.js';
import { CallManager } from '../calls/call-manager.js';
import { CallRecovery } from '../calls/call-recovery.js';
import { AccountSignaling } from '../connection/account-signaling.js';
import { ConnectionManager } from '../connection/connection-manager.js';
import { RegistrationManager } from '../connection/registration-manager.js';
import type { VoipError } from '../errors.js';
import { sharedAudioContext } from '../gesture.js';
import { createLogger } from '../logger.js';
import { CallAudio } from '../media/call-audio.js';
import { DeviceManager } from '../media/device-manager.js';
import { Microphone } from '../media/microphone.js';
import { Ringer } from '../media/ringer.js';
import { toneFor } from '../media/tones.js';
import { callsOf, liveCalls } from '../selectors.js';
import { SettingsManager } from '../settings/settings-manager.js';
import type { Origin } from '../state.js';
import { openStorage } from '../storage/open-storage.js';
import { isTabWaiting, tabIdOfPage } from '../tabs/tab-identity.js';
import { hasMarkOf, pruneCallMarks, setCallMark } from '../tabs/call-marks.js';
import { lineLock, TabLeader } from '../tabs/tab-leader.js';
import { askPage } from './ask-page.js';
import type { Engine, EngineHost } from './engine.js';
import { tellFacts } from './facts.js';
import { routeIntent } from './intent-router.js';
import { Leadership } from './leadership.js';
import { LeaveGuard } from './leave-guard.js';
import { Line } from './line.js';
import { listenToPage } from './page-events.js';
import { SoundControl } from './sound-control.js';

/** The composition root of the tab that has the line: it makes every part and decides nothing. */
export function createLeaderEngine({ store, announce }: EngineHost): Engine {
  const setTab = store.slice('tab');
  const writeDevices = store.slice('devices');
  const writeConnection = store.slice('connection');
  const writeRegistration = store.slice('registration');

  const tellError = (error: VoipError, origin: Origin): void => {
    log('warn', error.code, error.detail);
    store.notice({ name: 'voip-error', detail: { error: error.toInfo() } }, origin);
  };
  const storage = openStorage((error) => tellError(error, 'system'));
  const settings: SettingsManager = new SettingsManager({
    read: () => store.state.settings,
    write: store.slice('settings'),
    warn: (error) => tellError(error, 'api'),
    storage,
  });
  const log = createLogger(
    () => settings.logLevel,
    () => settings.logSink,
  );
  const devices = new DeviceManager({ read: () => store.state.devices, write: writeDevices });
  const audio = new CallAudio({
    onPlayback: (playback) => devices.setPlayback(playback),
    onSound: (playing) => setTab({ role: 'solo', sound: playing ? 'here' : 'none' }, 'system'),
  });
  const microphone = new Microphone({
    chosenDevice: () => store.state.devices.chosen.microphone,
    onAsking: () => void devices.refresh(),
    onGranted: (track) => {
      devices.microphoneInUse(track);
      void devices.refresh();
    },
    onRefused: (error) => {
      if (error.code === 'media/permission-denied') devices.setPermission('denied');
    },
    onLost: (error) => tellError(error, 'system'),
  });
  const ringer = new Ringer(sharedAudioContext);
  const connection: ConnectionManager = new ConnectionManager({
    read: () => store.state.connection,
    write: (next) => writeConnection(next, 'system'),
    onReconnected: () => void line.reconnected(),
    log,
    random: Math.random,
  });
  const registration: RegistrationManager = new RegistrationManager({
    read: () => store.state.registration,
    write: (next) => writeRegistration(next, 'system'),
    log,
    random: Math.random,
  });
  const calls: CallManager = new CallManager({
    read: () => store.state.calls,
    write: store.slice('calls'),
    settings: () => settings.current.settings,
    requireSettings: () => settings.require(),
    prepareLine: (request, wanted) => line.prepareCall(request, wanted),
    contextOf: (attributes, origin) =>
      outgoingContext(
        origin === 'user' ? 'element' : 'api',
        { ...settings.current.attributes, ...attributes },
        settings.current.context === 'page' ? currentPage() : undefined,
      ),
    microphone,
    audio,
    notice: (body, origin) => store.notice(body, origin),
    onIdle: () => void line.idle(),
    onRecords: () => leadership.changed(),
  });
  const signaling: AccountSignaling = new AccountSignaling({
    loadFactory: async () => (await import('../signaling/sip/sip-signaling.js')).createSipSignaling,
    handlers: {
      onConnectionLost: (error) => line.lost(error),
      onActivity: () => connection.confirmed(),
      onRegistrationLost: (error) => registration.lost(error),
      onRegistered: (granted) => registration.registered(granted),
      onIncoming: (call) => calls.offer(call),
      onRefused: (error) => tellError(error, 'remote'),
    },
    log,
  });
  const line: Line = new Line({
    settings,
    signaling,
    connection,
    registration,
    calls,
    tellError: (error) => tellError(error, 'system'),
    random: Math.random,
  });
  const { locks } = navigator as { locks?: LockManager }; // none on insecure pages
  const tabId = tabIdOfPage(locks);
  pruneCallMarks();
  const leadership: Leadership = new Leadership({
    leader: new TabLeader({ locks, onLead: (key) => void leadership.begin(key) }),
    recovery: new CallRecovery({ storage, tabId, mark: setCallMark }),
    calls,
    tabId,
    settings: () => store.state.settings,
    hasLiveCalls: () => liveCalls(store.state).length > 0,
    hasCallMark: hasMarkOf,
    isTabWaiting: async (id, key) => (locks ? isTabWaiting(locks, id, lineLock(key)) : false),
    log,
  });
  const sound = new SoundControl({ devices, microphone, audio });

  const leaveGuard = new LeaveGuard(() => line.leaving(leadership.keepsCalls));

  const stops = [
    store.listen((entry) => {
      tellFacts(entry, (name, detail) => announce(name, detail, { origin: entry.origin }));
    }),
    store.listen((entry) => {
      if (entry.kind === 'commit' && entry.before.calls !== entry.after.calls) {
        ringer.play(toneFor(callsOf(entry.after)));
        leadership.changed();
        leaveGuard.watch(liveCalls(entry.after).length > 0);
      }
    }),
    listenToPage({
      onReturn: () => line.returned(),
      onDevicesChanged: () => void devices.refresh(),
      onLeave: () => line.leave(leadership.keepsCalls),
    }),
  ];

  return {
    start: async (layers) => {
      await line.start(layers);
      leadership.consider();
    },
    configure: async (layers) => {
      await line.configure(layers);
      leadership.consider();
    },
    run: async (intent, source) => {
      const origin = source ? 'user' : 'api';
      await askPage({ state: store.state, announce }, intent, origin, source);
      await routeIntent(intent, origin, calls, line, sound);
    },
    dispose: async () => {
      await line.dispose();
      leadership.end();
      leaveGuard.watch(false);
      microphone.dispose();
      audio.dispose();
      ringer.dispose();
      for (const stop of stops) stop();
    },
  };
}
