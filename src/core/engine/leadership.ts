import type { CallManager } from '../calls/call-manager.js';
import type { CallRecord } from '../calls/call-record.js';
import type { CallRecovery } from '../calls/call-recovery.js';
import type { Logger } from '../logger.js';
import type { SettingsState } from '../state.js';
import { accountKey } from '../tabs/account-key.js';
import type { TabLeader } from '../tabs/tab-leader.js';

export interface LeadershipParts {
  readonly leader: TabLeader;
  readonly recovery: CallRecovery;
  readonly calls: CallManager;
  readonly tabId: Promise<string>;
  settings(): SettingsState | null;
  hasLiveCalls(): boolean;
  /** A page before this one may have left calls of this account. */
  hasCallMark(key: string): boolean;
  /** A page of that tab stands for the account, too. */
  isTabWaiting(tabId: string, key: string): Promise<boolean>;
  readonly log: Logger;
}

/** How long a tab that reloads may take to come back for its calls before another goes on with them, ms. */
const returnMs = 1_500;
const lookMs = 100;

/**
 * What leading an account means: going on with the calls of a page that is gone, and keeping one's own
 * for the next. Reload, navigation, crash and "the leading tab was closed" are one case.
 */
export class Leadership {
  readonly #parts: LeadershipParts;
  #keeping = false;

  constructor(parts: LeadershipParts) {
    this.#parts = parts;
  }

  /** Whether another page can go on with the calls of this one. */
  get keepsCalls(): boolean {
    return this.#keeping && this.#parts.recovery.outlivesPage;
  }

  /**
   * Stands for the account as long as there is something to lead: a registration, a call, or calls that
   * a page left. A guest's page elects nobody before the press.
   */
  consider(): void {
    const { leader, settings, hasLiveCalls, hasCallMark } = this.#parts;
    const now = settings();
    const live = hasLiveCalls();
    if (live && leader.stands) return; // the calls stay under the account they are made with
    const key = now?.configured ? accountKey([now.domain, now.username, now.tokenSrc]) : undefined;
    if (key !== undefined && (now?.register || live || hasCallMark(key))) {
      leader.stand(key);
    } else if (leader.stands) {
      this.end();
    }
  }

  /** This tab leads from now on. */
  async begin(key: string): Promise<void> {
    const { leader, recovery, calls, log } = this.#parts;
    const [left, tabId] = await Promise.all([recovery.read(key), this.#parts.tabId]);
    if (left && left.tabId !== tabId && (await this.#comesBack(left.tabId, key))) {
      leader.standAgain();
      return;
    }
    if (!leader.leadsFor(key)) return; // for another account by now
    if (left && this.#isKept()) {
      log('info', 'going on with calls', { calls: left.records.length });
      calls.revive(left.records);
    }
    this.#keeping = true;
    recovery.keep(key, this.#records());
    this.consider();
  }

  /** The calls have changed. */
  changed(): void {
    if (this.#keeping) this.#parts.recovery.update(this.#records());
    this.consider();
  }

  end(): void {
    this.#keeping = false;
    this.#parts.recovery.stop();
    this.#parts.leader.stepDown();
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
    for (let waited = 0; waited < returnMs; waited += lookMs) {
      if (await this.#parts.isTabWaiting(tabId, key)) return true;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    return false;
  }
}
