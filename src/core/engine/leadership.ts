import type { CallManager } from '../calls/call-manager.js';
import type { CallRecord } from '../calls/call-record.js';
import type { CallRecovery } from '../calls/call-recovery.js';
import { VoipError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { PhoneState, SettingsState } from '../state.js';
import { accountKey } from '../tabs/account-key.js';
import type { TabLeader } from '../tabs/tab-leader.js';

type Role = PhoneState['tab']['role'];

export interface LeadershipParts {
  readonly leader: TabLeader;
  readonly recovery: CallRecovery;
  readonly calls: CallManager;
  readonly tabId: Promise<string>;
  settings(): SettingsState | null;
  /** Calls of this tab, or of another that it shows. */
  hasLiveCalls(): boolean;
  /** A page before this one may have left calls of this account. */
  hasCallMark(key: string): boolean;
  /** This page is in a window that was opened for a call, which is about to come. */
  expectsCall(): boolean;
  /** A page of that tab stands for the account, too. */
  isTabWaiting(tabId: string, key: string): Promise<boolean>;
  /** What this tab is for the account from now on. */
  onRole(role: Role, key: string): void;
  readonly log: Logger;
}

/** How long a tab that reloads may take to come back for its calls before another goes on with them, ms. */
const returnMs = 1_500;
const lookMs = 100;

/**
 * What leading an account means: having the line, going on with the calls of a page that is gone, and
 * keeping one's own for the next. Reload, navigation, crash and "the leading tab was closed" are one case.
 */
export class Leadership {
  readonly #parts: LeadershipParts;
  #role: Role = 'solo';
  #stoodFor = '';
  #keeping = false;
  /** Another tab has the line, and this one began a call without knowing. */
  #elsewhere = false;
  /** How much is being asked of whichever tab has the line. */
  #asking = 0;
  /** Whether there is a leading tab, and which: first that, then the role that follows from it. */
  #asked = settled;
  #decided = settled;

  constructor(parts: LeadershipParts) {
    this.#parts = parts;
  }

  get follows(): boolean {
    return this.#role === 'follower';
  }

  /** Whether another page can go on with the calls of this one. */
  get keepsCalls(): boolean {
    return this.#keeping && this.#parts.recovery.outlivesPage;
  }

  /** Whether calls can come here from the tab that has them. */
  get canTake(): boolean {
    return this.#isKept() && this.#parts.recovery.outlivesPage;
  }

  /** Names the account that this tab stands for, or would. */
  get account(): string | undefined {
    return this.#stoodFor || this.#configured;
  }

  get #configured(): string | undefined {
    const now = this.#parts.settings();
    return now?.configured ? accountKey([now.domain, now.username, now.tokenSrc]) : undefined;
  }

  /**
   * Stands for the account as long as there is something to lead: a registration, a call, or calls that
   * a page left. A guest's page elects nobody before the press, a new call window's at once.
   */
  consider(): void {
    const { settings, hasLiveCalls, hasCallMark, expectsCall } = this.#parts;
    const now = settings();
    const live = hasLiveCalls();
    // The calls stay under the account they are made with.
    if (live && !this.follows && this.#stoodFor) return;
    const key = this.#configured;
    const marked = key !== undefined && hasCallMark(key);
    const stands = now?.register || live || marked || this.#asking || expectsCall();
    if (key !== undefined && stands) {
      if (this.#stoodFor !== key) this.#stand(key);
    } else if (this.#stoodFor) {
      void this.end();
      this.alone();
    }
  }

  /** Stands for the account as long as it takes as well: another tab may do it. */
  async during(asking: () => Promise<void>): Promise<void> {
    this.#asking += 1;
    try {
      this.consider();
      await asking();
    } finally {
      this.#asking -= 1;
      if (this.#stoodFor) this.consider(); // not when the phone was disposed of meanwhile
    }
  }

  /** Resolves with whether this tab has the line, once that is known. */
  async hasLine(): Promise<boolean> {
    this.consider();
    await this.#decided.promise;
    return !this.follows;
  }

  /** Rejects with `call/limit-reached` while another tab of this browser has a call. */
  async mayCall(): Promise<void> {
    await this.#asked.promise;
    if (this.#elsewhere) throw new VoipError('call/limit-reached', { detail: { tab: 'another' } });
  }

  /** For the election: this tab leads from now on. */
  async begin(key: string, how: 'free' | 'taken'): Promise<void> {
    const { leader, recovery, calls, log } = this.#parts;
    this.#asked.settle();
    const [left, tabId] = await Promise.all([recovery.read(key), this.#parts.tabId]);
    const isOthers = left && left.tabId !== tabId && how === 'free';
    if (isOthers && (await this.#comesBack(left.tabId, key))) {
      leader.standAgain();
      return;
    }
    if (!leader.leadsFor(key) || this.#stoodFor !== key) return; // for another account by now
    this.#become('leader', key);
    const kept = this.#isKept() ? left : null;
    log('info', 'leading', { calls: kept?.records.length ?? 0 });
    calls.revive(kept);
    this.#keeping = true;
    recovery.keep(key, this.#records());
    this.consider();
  }

  /** For the election: another tab leads. */
  follow(key: string): void {
    this.#keeping = false;
    void this.#parts.recovery.stop();
    this.#elsewhere = this.#role === 'solo' && this.#parts.hasLiveCalls();
    this.#asked.settle();
    if (this.#elsewhere) this.#decided.settle();
    else this.#become('follower', key);
  }

  /** For the election: there is none here. */
  alone(): void {
    this.#asked.settle();
    this.#become('solo', '');
  }

  /** Leads in place of the tab that does. Resolves when the line and its calls are here. */
  async take(): Promise<void> {
    if (!this.follows) return;
    this.#decided = pending(this.#decided);
    this.#parts.leader.take();
    await this.#decided.promise;
  }

  /** The page stands still from now on: another tab may lead. Alone, this one leads again as it wakes. */
  pause(): void {
    if (this.#role === 'leader') this.#parts.leader.standAgain();
  }

  /** The calls have changed. */
  changed(): void {
    if (this.#keeping) this.#parts.recovery.update(this.#records());
    this.consider();
  }

  /** Stands for nothing any more. Resolves when the next may lead: what it reads is up to date by then. */
  async end(): Promise<void> {
    this.#keeping = false;
    this.#elsewhere = false;
    this.#stoodFor = '';
    this.#asked.settle();
    this.#decided.settle();
    await this.#parts.recovery.stop();
    if (!this.#stoodFor) this.#parts.leader.stepDown();
  }

  #stand(key: string): void {
    this.#stoodFor = key;
    this.#elsewhere = false;
    this.#asked = pending(this.#asked);
    this.#decided = pending(this.#decided);
    // What was shown or led until now is of another account.
    if (this.#role !== 'solo') this.#change('solo', '');
    const { leader } = this.#parts;
    // On its way to let go, it need not stand again.
    if (leader.leadsFor(key)) void this.begin(key, 'free');
    else leader.stand(key);
  }

  #become(role: Role, key: string): void {
    this.#change(role, key);
    this.#decided.settle();
  }

  #change(role: Role, key: string): void {
    this.#role = role;
    this.#parts.onRole(role, key);
  }

  #records(): CallRecord[] {
    return this.#isKept() ? this.#parts.calls.records() : [];
  }

  /** With `on-leave="end"` no page goes on with the calls of another. */
  #isKept(): boolean {
    return this.#parts.settings()?.onLeave !== 'end';
  }

  /** The browser tells nobody that a page has begun: it is looked for. */
  async #comesBack(tabId: string, key: string): Promise<boolean> {
    // By the clock: a hidden tab's timers come once a second.
    const until = performance.now() + returnMs;
    while (performance.now() < until) {
      if (await this.#parts.isTabWaiting(tabId, key)) return true;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    return false;
  }
}

interface Settled {
  readonly promise: Promise<void>;
  settle(): void;
}

const settled: Settled = { promise: Promise.resolve(), settle: () => undefined };

/** Not known yet; who waits for the one before waits for this one, too. */
function pending(before: Settled): Settled {
  let settle = (): void => undefined;
  const promise = new Promise<void>((resolve) => (settle = resolve));
  void promise.then(() => before.settle());
  return { promise, settle };
}
