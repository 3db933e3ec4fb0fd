import type { VoipError } from '../errors.js';
import type { ExtensionNews, Signaling, SubscribeRequest } from '../signaling/signaling.js';
import type { MessagesWaiting, Origin, PhoneState, SubscriptionsState } from '../state.js';
import type { LogEntry } from '../store.js';
import { KeptSubscription } from './kept-subscription.js';

export interface SubscriptionManagerOptions {
  read(): PhoneState;
  write(next: SubscriptionsState | null, origin: Origin): void;
  /** Of the account, while there is one. */
  signaling(): Signaling | undefined;
  tellError(error: VoipError): void;
  /** ms to wait after so many failures. */
  delayMs(failures: number): number;
}

/** Stands for the mailbox among the extensions, of which none is called so. */
const mailbox = '';

/**
 * Owner of the slice `subscriptions`: has what the settings name told by the PBX, in the tab that has the line and
 * while that is registered. What nobody tells any more is unknown.
 */
export class SubscriptionManager {
  readonly #options: SubscriptionManagerOptions;
  /** By extension. */
  readonly #kept = new Map<string, KeptSubscription>();
  readonly #news = new Map<string, ExtensionNews>();
  #messages: MessagesWaiting | null = null;

  constructor(options: SubscriptionManagerOptions) {
    this.#options = options;
    this.#follow(options.read(), true);
  }

  /** For the store: what it says, in order. */
  told(entry: LogEntry): void {
    if (entry.kind === 'notice') return;
    const { before, after } = entry;
    const changed = (['registration', 'settings', 'tab'] as const).some(
      (name) => before[name] !== after[name],
    );
    if (changed) this.#follow(after, before.registration.status !== 'registered');
  }

  dispose(): void {
    this.#endAll();
  }

  /** @param anew whether it was not registered before */
  #follow(state: PhoneState, anew: boolean): void {
    const { status } = state.registration;
    if (state.tab.role === 'follower') return this.#endAll();
    if (status === 'off' || status === 'unregistering') this.#endAll();
    const wanted = wantedBy(state);
    for (const [name, kept] of this.#kept) {
      if (wanted.includes(name)) continue;
      kept.end();
      this.#kept.delete(name);
      this.#forget(name);
    }
    this.#write('system');
    if (status !== 'registered') return;
    for (const name of wanted) {
      const known = this.#kept.get(name);
      const kept = known ?? this.#keep(name);
      if (!known || anew) kept.begin();
    }
  }

  #keep(name: string): KeptSubscription {
    const { signaling, tellError, delayMs } = this.#options;
    const kept: KeptSubscription = new KeptSubscription({
      begin: (onEnded) => signaling()?.subscribe(this.#request(name, kept, onEnded)),
      onLost: () => {
        this.#forget(name);
        this.#write('system');
      },
      onRefused: tellError,
      delayMs,
    });
    this.#kept.set(name, kept);
    return kept;
  }

  #request(
    name: string,
    kept: KeptSubscription,
    onEnded: (error: VoipError) => void,
  ): SubscribeRequest {
    const told = (): void => {
      kept.heard();
      this.#write('remote');
    };
    if (name === mailbox) {
      const onNews = (news: MessagesWaiting): void => {
        this.#messages = news;
        told();
      };
      return { event: 'message-summary', handlers: { onNews, onEnded } };
    }
    const onNews = (news: ExtensionNews): void => {
      this.#news.set(name, news);
      told();
    };
    return { event: 'dialog', target: name, handlers: { onNews, onEnded } };
  }

  #endAll(): void {
    for (const kept of this.#kept.values()) kept.end();
    this.#kept.clear();
    this.#news.clear();
    this.#messages = null;
  }

  #forget(name: string): void {
    this.#news.delete(name);
    if (name === mailbox) this.#messages = null;
  }

  #write(origin: Origin): void {
    const { read, write } = this.#options;
    const state = read();
    const extensions = (state.settings?.watch ?? []).map((extension) => ({
      extension,
      ...(this.#news.get(extension) ?? { status: 'unknown' as const }),
    }));
    const isAny = wantedBy(state).length > 0;
    const next = isAny ? { messages: this.#messages, extensions } : null;
    if (JSON.stringify(next) !== JSON.stringify(state.subscriptions)) write(next, origin);
  }
}

/** Nobody without a registration is told anything. */
function wantedBy({ settings }: PhoneState): readonly string[] {
  if (!settings?.register) return [];
  return settings.voicemail ? [mailbox, ...settings.watch] : settings.watch;
}
