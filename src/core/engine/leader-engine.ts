import { contextFor } from '../calls/call-context.js';
import { CallManager } from '../calls/call-manager.js';
import { CallRecovery } from '../calls/call-recovery.js';
import { AccountSignaling } from '../connection/account-signaling.js';
import { ConnectionManager } from '../connection/connection-manager.js';
import { RegistrationManager } from '../connection/registration-manager.js';
import type { VoipError } from '../errors.js';
import type { Intent } from '../intents.js';
import { createLogger } from '../logger.js';
import { microphonePermission } from '../media/microphone-errors.js';
import { callsOf, isLive, liveCalls } from '../selectors.js';
import type { CallContext, Origin } from '../state.js';
import { openStorage } from '../storage/open-storage.js';
import { isTabWaiting, tabIdOfPage } from '../tabs/tab-identity.js';
import { hasMarkOf, pruneCallMarks, setCallMark } from '../tabs/call-marks.js';
import { pageEndRecords } from '../tabs/page-end-records.js';
import { TabBus } from '../tabs/tab-bus.js';
import { lineLock, TabLeader } from '../tabs/tab-leader.js';
import type { AgentFeatures } from './agent-features.js';
import { askPage, type AskPage } from './ask-page.js';
import { CallLogging } from './call-logging.js';
import type { Engine, EngineHost } from './engine.js';
import { ExpectedCall } from './expected-call.js';
import { tellFacts } from './facts.js';
import { fetched, OnDemand } from './fetched.js';
import { routeIntent } from './intent-router.js';
import { Leadership } from './leadership.js';
import { LeaveGuard } from './leave-guard.js';
import { Leaving } from './leaving.js';
import { Line } from './line.js';
import { LineSlices } from './line-slices.js';
import { LineWish } from './line-wish.js';
import { listenToPage } from './page-events.js';
import { concernsSound } from './ringing.js';
import { makeMedia } from './make-media.js';
import { makeSettings } from './make-settings.js';
import { TabRoles } from './tab-roles.js';
import { tellAgent } from './tell-agent.js';

/** The composition root of a tab, whatever its role: it makes every part and decides nothing. */
export function createLeaderEngine({ name, store, announce, adapters }: EngineHost): Engine {
  const slices = new LineSlices(store);
  const writeConnection = slices.own('connection');
  const writeRegistration = slices.own('registration');

  const tellError = (error: VoipError, origin: Origin): void => {
    log('warn', error.code, error.detail);
    store.notice({ name: 'voip-error', detail: { error: error.toInfo() } }, origin);
  };
  const tellOfUs = (error: VoipError): void => tellError(error, 'system');
  const storage = openStorage(tellOfUs);
  const { settings, editor } = makeSettings({
    name,
    store,
    storage,
    announce,
    tellError: (error) => tellError(error, 'api'),
    apply: (asked, wished) => configure(asked, wished),
  });
  const log = createLogger(
    () => settings.logLevel,
    () => settings.logSink,
  );
  const { devices, audio, microphone, ringing, sound } = makeMedia({
    read: () => store.state.devices,
    slices,
    tellError: tellOfUs,
  });
  const contextOf = (attributes: Readonly<Record<string, string>>, origin: Origin): CallContext =>
    contextFor(settings.current, attributes, origin === 'user' ? 'element' : 'api');
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
    write: slices.own('calls'),
    settings: () => settings.current.settings,
    requireSettings: () => settings.require(),
    prepareLine: async (request, wanted) => {
      await leadership.mayCall();
      return line.prepareCall(request, wanted);
    },
    contextOf,
    microphone,
    audio,
    notice: (body, origin) => store.notice(body, origin),
    judge: (id, event) => agent.value?.judge(id, event) ?? event,
    screen: (call) => agent.value?.screen(call),
    onIdle: () => void line.idle(),
    onRecords: () => leadership.changed(),
  });
  const signaling: AccountSignaling = new AccountSignaling({
    loadFactory: async (given) => {
      const sip = given
        ? { createSipSignaling: given }
        : fetched(import('../signaling/sip/sip-signaling.js'));
      // Before anybody can call: what decides whether it rings.
      if (settings.current.settings.register) await agent.get();
      return (await sip).createSipSignaling;
    },
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
  const wish = new LineWish(() => roles.tell());
  const line: Line = new Line({
    settings,
    signaling,
    connection,
    registration,
    calls,
    hasLine: () => leadership.hasLine(),
    wish,
    tellError: tellOfUs,
    random: Math.random,
  });
  const expected: ExpectedCall = new ExpectedCall(name, () => leadership.consider());
  const { locks } = navigator as { locks?: LockManager }; // none on insecure pages
  const tabId = tabIdOfPage(locks);
  pruneCallMarks();
  const recovery = new CallRecovery({
    storage,
    tabId,
    loadRevival: () => fetched(import('../calls/revival.js')),
    restoreVideo: async (...call) => (await agent.get()).restoreVideo(...call),
    mark: setCallMark,
    atPageEnd: pageEndRecords,
    onKept: (key) => void outlive(key),
    onLost: (lost) => logging.add(lost),
  });
  const leadership: Leadership = new Leadership({
    leader: new TabLeader({
      locks: TabBus.available ? locks : undefined,
      onLead: (key, how) => void leadership.begin(key, how).catch(() => leadership.alone()),
      onFollow: (key) => leadership.follow(key),
      onAlone: () => leadership.alone(),
    }),
    recovery,
    calls,
    tabId,
    settings: () => store.state.settings,
    hasLiveCalls: () => liveCalls(store.state).length > 0,
    hasCallMark: hasMarkOf,
    expectsCall: () => expected.pending,
    isTabWaiting: async (id, key) => (locks ? isTabWaiting(locks, id, lineLock(key)) : false),
    onRole: (role, key) => roles.begin(role, key),
    log,
  });
  const outlive = async (key: string): Promise<void> => {
    try {
      const { tellOutlivingWorker } = await import('./outliving-worker.js');
      await tellOutlivingWorker(key, store.state.connection.server, signaling.setup);
    } catch (cause) {
      log('warn', 'no worker', { cause: String(cause) });
    }
  };
  const [read, account] = [() => store.state, () => leadership.account];
  const inCommon = { storage, read, account, adapters, tellError: tellOfUs };
  const logging = new CallLogging({
    isOn: () => settings.current.settings.callLog === 'keep',
    ...inCommon,
    locks,
    write: slices.own('recents'),
  });

  const ask: AskPage = (...what) => askPage({ state: store.state, announce }, ...what);
  const agent: OnDemand<AgentFeatures> = new OnDemand(async () => {
    const { AgentFeatures } = await fetched(import('./agent-features.js'));
    const parts = { devices, microphone, audio, slices, calls, settings, signaling, log, ask };
    return new AgentFeatures({ ...inCommon, ...parts, setTest: store.slice('diagnostics') });
  });
  const owners = { calls, line, sound, logging, agent };
  const bus = new TabBus();
  const runHere = (intent: Intent, origin: Origin, context?: CallContext): Promise<void> =>
    routeIntent(intent, origin, owners, context);
  const roles: TabRoles = new TabRoles({
    bus,
    slices,
    leadership,
    line,
    runHere,
    loadShared: async () => {
      const { SharedLine } = await fetched(import('./shared-line.js'));
      return new SharedLine({
        bus,
        slices,
        leadership,
        microphone,
        sound,
        wish,
        state: () => store.state,
        notice: (body) => store.notice(body, 'tab'),
        permission: microphonePermission,
        target: () => settings.current.settings.target,
        contextOf,
        isCallWindow: expected.isCallWindow,
        runHere,
      });
    },
    tellError: tellOfUs,
  });

  const leaving = new Leaving({
    settings,
    signaling,
    calls,
    nextGoesOn: () => leadership.keepsCalls,
    keep: () => recovery.leave(),
  });
  const leaveGuard = new LeaveGuard(() => leaving.begins());

  const stops = [
    store.listen((entry) => {
      tellFacts(entry, (name, detail) => announce(name, detail, { origin: entry.origin }));
    }),
    store.listen((entry) => {
      roles.told(entry);
      logging.told(entry);
      tellAgent(agent, entry, tellOfUs);
      if (entry.kind !== 'commit') return;
      const { before, after } = entry;
      if (!concernsSound(before, after)) return;
      // What another tab has is heard there.
      const own = after.tab.role === 'follower' ? [] : callsOf(after);
      ringing.follow(own);
      leaveGuard.watch(own.some(isLive));
      if (before.calls !== after.calls) leadership.changed();
    }),
    listenToPage({
      onReturn: () => line.returned(),
      onFreeze: () => leadership.pause(),
      onDevicesChanged: () => void devices.refresh(),
      onStored: (key) => expected.stored(key),
      onLeave: () => leaving.happens(),
    }),
  ];

  /** Who leads is asked also when it is refused: without credentials there is nothing to lead with. */
  const configure: Line['configure'] = (layers, wished) =>
    line.configure(layers, wished).finally(() => leadership.hasLine());

  return {
    start: async (layers) => {
      await settings.restore(layers);
      await line.start(layers);
      await leadership.hasLine();
    },
    configure: (layers) => configure(layers),
    run: async (intent, source) => {
      const origin = source ? 'user' : 'api';
      await ask(intent, origin, source);
      await roles.run(intent, origin);
    },
    history: (query) => logging.history(query),
    editSettings: () => editor.get(),
    contacts: async () => (await agent.get()).contacts(),
    diagnose: async (options) => (await agent.get()).diagnose(options),
    videoOf: (id) => agent.value?.videoOf(id) ?? { local: null, remote: null },
    dispose: async () => {
      await line.dispose();
      for (const stop of stops) stop();
      expected.end();
      await leadership.end();
      roles.dispose();
      leaveGuard.watch(false);
      agent.value?.dispose();
      microphone.dispose();
      audio.dispose();
      settings.dispose();
      ringing.follow([]);
    },
  };
}
