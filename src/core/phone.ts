import { announceOn, type AnnounceOptions } from './announcer.js';
import { hasCallMark } from './call-mark.js';
import { checkTypes, type ConfigLayers, type PhoneConfig } from './config.js';
import type { Engine } from './engine/engine.js';
import type { DiagnoseOptions, DiagnosticsReport } from './diagnostics.js';
import { codedError, VoipError } from './errors.js';
import type { DetailOf, PhoneEventMap, PhoneEventName } from './events.js';
import { beginGesture, hasActivation } from './gesture.js';
import type { HistoryEdit, HistoryPage, HistoryQuery } from './history.js';
import { createId } from './ids.js';
import type { CallOptions, Intent } from './intents.js';
import { phones } from './registry.js';
import { initialState } from './state.js';
import type { CallId, DeviceKind, PhoneState, PresenceChange, RecordingWish } from './state.js';
import { deepFreeze, Store, type SliceSetter } from './store.js';
import type { CallPictures } from './video.js';

/** The later ones stand. */
const merged: (...configs: PhoneConfig[]) => PhoneConfig = Object.assign;

/**
 * The one object a page, its elements and its adapters share. It holds the state, turns verbs into
 * intents and fetches the engine when the first intent needs it.
 *
 * Every verb resolves when it took effect and rejects with a `VoipError` when it did not.
 */
export class Phone extends EventTarget {
  readonly name: string;
  readonly #store = new Store(initialState);
  readonly #setCore: SliceSetter<'core'> = this.#store.slice('core');
  readonly #elements = new Map<HTMLElement, PhoneConfig>();
  /** Which element a call was started from, so that its events come from there. */
  readonly #sources = new Map<CallId | undefined, HTMLElement>();
  /** What `configure()` was given, oldest first, without what was refused. */
  readonly #given = new Set<PhoneConfig>();
  #engine: Promise<Engine> | undefined;

  constructor(name: string) {
    super();
    this.name = name;
  }

  /** Frozen, structured-clonable, without secrets. */
  get state(): PhoneState {
    return this.#store.state;
  }

  /** Calls the listener at once and after every change (of what the selector picks). Returns the stop function. */
  subscribe(listener: (state: PhoneState) => void): () => void;
  subscribe<T>(selector: (state: PhoneState) => T, listener: (value: T) => void): () => void;
  subscribe<T>(first: (state: PhoneState) => T, second?: (value: T) => void): () => void {
    const select = second ? first : (state: PhoneState) => state;
    const listener = (second ?? first) as (value: unknown) => void;
    let last: unknown = select; // no selector returns itself, so the first value always counts
    const update = (): void => {
      const value = select(this.state);
      if (value !== last) listener((last = value));
    };
    update();
    return this.#store.listen(update);
  }

  /**
   * Sets any of the settings; what is given here stands over attributes.
   * @throws TypeError at once for a wrong type; rejects with `config/…` for a wrong value or an unknown key.
   */
  configure(config: PhoneConfig): Promise<void> {
    checkTypes(config);
    const given = { ...config };
    this.#given.add(given);
    return this.load()
      .then((engine) => engine.configure(this.#layers()))
      .catch((error: unknown) => {
        // What is missing may come with the next.
        if (!(error instanceof VoipError && error.category === 'auth')) this.#given.delete(given);
        // Who takes it away does not want it kept.
        else if (given.password === '') for (const one of this.#given) delete one.password;
        throw error;
      });
  }

  /** Fetches the engine now instead of with the first intent. */
  load(): Promise<Engine> {
    return (this.#engine ??= this.#load());
  }

  connect(): Promise<void> {
    return this.request({ type: 'connect' });
  }
  disconnect(): Promise<void> {
    return this.request({ type: 'disconnect' });
  }
  /** Resolves with the call's id when the INVITE has left. `source` is the element the user pressed. */
  call(target: string, options: CallOptions = {}, source?: HTMLElement): Promise<CallId> {
    if (typeof target !== 'string') throw new TypeError('target'); // must be a string
    const id = createId();
    const activated = hasActivation();
    return this.request({ type: 'call', id, target, options, activated }, source).then(() => id);
  }
  /** With `video` also the own camera is opened, where the other side offers video. */
  answer(id: CallId, options?: { video?: boolean }): Promise<void> {
    return this.request({ type: 'answer', id, ...options });
  }
  decline(id: CallId): Promise<void> {
    return this.request({ type: 'decline', id });
  }
  /** Stops the ringtone of a call that rings, in every tab; the caller goes on waiting. */
  silence(id: CallId): Promise<void> {
    return this.request({ type: 'silence', id });
  }
  hangup(id: CallId): Promise<void> {
    return this.request({ type: 'hangup', id });
  }
  hangupAll(): Promise<void> {
    return this.request({ type: 'hangupAll' });
  }
  /** Resolves when the other side has agreed. */
  hold(id: CallId): Promise<void> {
    return this.request({ type: 'hold', id });
  }
  resume(id: CallId): Promise<void> {
    return this.request({ type: 'resume', id });
  }
  swap(): Promise<void> {
    return this.request({ type: 'swap' });
  }
  /** Without an id: the active call. */
  mute(id?: CallId): Promise<void> {
    return this.request({ type: 'mute', id, on: true });
  }
  unmute(id?: CallId): Promise<void> {
    return this.request({ type: 'mute', id, on: false });
  }
  muteSpeaker(id: CallId): Promise<void> {
    return this.request({ type: 'muteSpeaker', id, on: true });
  }
  unmuteSpeaker(id: CallId): Promise<void> {
    return this.request({ type: 'muteSpeaker', id, on: false });
  }
  /** Tones as for RTCDTMFSender: 0-9 A-D * # and `,` for a pause of two seconds. */
  sendDtmf(id: CallId, tones: string): Promise<void> {
    return this.request({ type: 'sendDtmf', id, tones });
  }
  /**
   * Blind: the other side shall call `target`, and we are out. Resolves when the target has answered and the call is
   * over (`transferred`). Rejects when that did not come about, and the call goes on: `call/transfer-failed`
   * (`detail.status`: how it was refused; none when nobody said), `call/invalid-target`, `call/invalid-state`, `network/…`.
   */
  transfer(id: CallId, target: string): Promise<void> {
    return this.request({ type: 'transfer', id, target });
  }
  /**
   * Attended: holds the call and calls `target`, to ask there first. Resolves with the id of that call when its INVITE
   * has left, rejects like `call()`. The first one waits until `completeTransfer()`, `cancelTransfer()` or `resume()`.
   */
  startTransfer(id: CallId, target: string): Promise<CallId> {
    const consultId = createId();
    return this.request({ type: 'transfer', id, target, consultId }).then(() => consultId);
  }
  /**
   * Joins the other side of the call with the target, who must have answered. Resolves and rejects like
   * `transfer()`; both calls are over then, or both go on as they were. `id` is that of the first call.
   */
  completeTransfer(id: CallId): Promise<void> {
    return this.request({ type: 'endTransfer', id, join: true });
  }
  /** Ends the call to the target, if it still goes on, and resumes the first, whose `id` it is. */
  cancelTransfer(id: CallId): Promise<void> {
    return this.request({ type: 'endTransfer', id, join: false });
  }
  /** Joins calls, mixed here; others are held. `media/playback-blocked` where the browser starts no sound: all is as before. */
  merge(ids: readonly CallId[]): Promise<void> {
    return this.request({ type: 'merge', ids });
  }
  /** Ends the conversation: the call `id` goes on alone, the others are held. */
  split(id: CallId): Promise<void> {
    return this.request({ type: 'split', id });
  }
  /** Offers the own camera, or accepts with it; off ends or declines. Resolves when the other side has answered. */
  setVideo(id: CallId, on: boolean): Promise<void> {
    return this.request({ type: 'setVideo', id, on });
  }
  /** The screen in place of the camera, which comes back after it. Asks the user what to share, so it takes a press. */
  shareScreen(id: CallId, on: boolean): Promise<void> {
    return this.request({ type: 'shareScreen', id, on });
  }
  /** To be played; others when `call.video` changes. Another tab's calls have none here. */
  async videoOf(id: CallId): Promise<CallPictures> {
    return (await this.load()).videoOf(id);
  }
  /** For all tabs, kept. With `dnd` and `away` no call rings. TypeError, or `call/invalid-state` when `until` is over. */
  setPresence(presence: PresenceChange): Promise<void> {
    return this.request({ type: 'setPresence', ...presence });
  }
  /** By the PBX, as the setting `record` says. Resolves when it has agreed, or the feature code was sent (`unknown`). */
  setRecording(id: CallId, recording: RecordingWish): Promise<void> {
    return this.request({ type: 'setRecording', id, recording });
  }
  /** Brings line, calls and media into this tab, which is asked for its microphone before. */
  takeOver(): Promise<void> {
    return this.request({ type: 'takeOver' });
  }
  /** Loudness of the calls in this browser, or of its ringtone, 0 to 1. */
  setVolume(volume: number, of?: 'ringer'): Promise<void> {
    return this.request({ type: 'setVolume', volume, of });
  }
  /** From now on, also in calls; '' for the default, which also stands in while it is unplugged. Rejects with `device/…`. */
  setDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    return this.request({ type: 'setDevice', kind, deviceId });
  }
  /** Calls of the log, newest first. Rejects with `config/not-configured` unless `callLog` is `keep`. */
  async history(query?: HistoryQuery): Promise<HistoryPage> {
    const engine = await this.load();
    return engine.history(query);
  }
  /** Missed calls seen, one entry or all removed, a note. Rejects with `call/not-found` for an unknown id. */
  editHistory(edit: HistoryEdit): Promise<void> {
    return this.request({ type: 'editHistory', ...edit });
  }

  /** Tests the connection layer by layer, beside the live one, which stays as it is. Resolves whatever is found. */
  async diagnose(options?: DiagnoseOptions): Promise<DiagnosticsReport> {
    return (await this.load()).diagnose(options);
  }

  /** Ends the calls, unregisters, releases the devices and forgets the name. */
  async dispose(): Promise<void> {
    phones().delete(this.name);
    const engine = this.#engine;
    this.#engine = undefined;
    await (await engine)?.dispose();
    this.#setCore('idle', 'api');
  }

  /** Elements and verbs alike come through here. `source` is the element the user acted on. */
  async request(asked: Intent, source?: HTMLElement): Promise<void> {
    if (asked.type === 'call' || asked.type === 'answer') beginGesture();
    // A copy: what a listener or the page does to its objects later changes nothing.
    const intent = deepFreeze(structuredClone(asked));
    const { type } = intent;
    const begun = type === 'call' ? intent.id : type === 'transfer' && intent.consultId;
    if (begun && source) this.#sources.set(begun, source);
    const engine = await this.load();
    await engine.run(intent, source);
  }

  /** For the elements: takes part in this phone with these attributes; again whenever they change. */
  attach(element: HTMLElement, attributes: PhoneConfig): void {
    this.#elements.set(element, attributes);
    // Nothing waits for it: what fails is in the state.
    if (hasCallMark()) this.load().catch(() => undefined);
    // A wrong attribute is told by the engine as `voip-error`; nobody waits for this promise.
    this.#engine?.then((engine) => engine.configure(this.#layers())).catch(() => undefined);
  }

  /** For the elements and the engine: tells the page. Returns false when it prevented a cancelable event. */
  announce<K extends PhoneEventName>(
    name: K,
    detail: DetailOf<K>,
    { origin, source, cancelable }: AnnounceOptions,
  ): boolean {
    const { call } = detail as { call?: { id: string } };
    const candidates = [source, this.#sources.get(call?.id), ...this.#elements.keys()];
    const element = candidates.find((candidate) => candidate?.isConnected);
    const leader = this.state.tab.role !== 'follower';
    return announceOn([element, this], name, detail, { origin, leader, cancelable });
  }

  detach(element: HTMLElement): void {
    this.#elements.delete(element);
  }

  #layers(): ConfigLayers {
    return { properties: merged({}, ...this.#given), attributes: [...this.#elements.values()] };
  }

  async #load(): Promise<Engine> {
    this.#setCore('loading', 'system');
    try {
      const { createEngine } = await import('./engine/engine.js');
      const { name } = this;
      const engine = createEngine({ name, store: this.#store, announce: this.announce.bind(this) });
      await engine.start(this.#layers());
      this.#setCore('ready', 'system');
      return engine;
    } catch (cause) {
      // The next intent tries again: the network may be back.
      this.#engine = undefined;
      this.#setCore('failed', 'system');
      throw codedError(cause, 'network/load-failed');
    }
  }
}

export interface Phone {
  addEventListener<K extends PhoneEventName>(
    type: K,
    listener: (event: PhoneEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
