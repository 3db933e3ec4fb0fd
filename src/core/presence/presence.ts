import { VoipError } from '../errors.js';
import type { Origin, PresenceChange, PresenceState } from '../state.js';
import { isOver, isQuiet } from '../presence-now.js';
import { checkedPresence } from './checked-presence.js';
import { keepPresence, keptPresence } from './kept-presence.js';

export interface PresenceOptions {
  read(): PresenceState | null;
  /** While another tab has the line, that one's stands, and this does nothing. */
  write(next: PresenceState | null, origin: Origin): void;
  /** Names the account; nothing before there is one. */
  account(): string | undefined;
  /** ms since the epoch. */
  now(): number;
}

/** The longest a timer of a browser can wait, ms. */
const longestMs = 2_147_483_647;

/**
 * Sole writer of the `presence` slice, in the tab that has the line. What it says is kept at once and read
 * without waiting: a call that comes right after a reload must not find it unknown.
 */
export class Presence {
  readonly #options: PresenceOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The account whose presence is in the state. */
  #shown: string | undefined;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** Shows what is kept of the account that is in force, where that is another than before or was not here. */
  follow(): void {
    const account = this.#options.account();
    if (account === this.#shown && this.#options.read()) return;
    this.#shown = account;
    const kept = account === undefined ? null : keptPresence(account);
    if (kept || this.#options.read()) this.#options.write(kept, 'system');
    this.#expire();
  }

  /**
   * @throws TypeError for what is no presence; VoipError `call/invalid-state` for a time that is over,
   * `config/not-configured` where there is no account whose presence it could be.
   */
  set(change: PresenceChange, origin: Origin): void {
    if (this.#options.account() === undefined) throw new VoipError('config/not-configured');
    const { status, until } = checkedPresence(change, this.#options.now());
    const before = this.#current();
    // A new time for it does not begin it anew.
    const goesOn = !isQuiet(status) || (before !== null && isQuiet(before.status));
    const silenced = goesOn ? (before?.silenced ?? 0) : 0;
    this.#keep({ status, until, silenced }, origin);
  }

  /** @throws VoipError `call/silenced` for a call that shall not ring. */
  screen(): void {
    const presence = this.#current();
    if (!presence || !isQuiet(presence.status)) return;
    const { status, silenced } = presence;
    this.#keep({ ...presence, silenced: silenced + 1 }, 'remote');
    throw new VoipError('call/silenced', { detail: { status } });
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  /** As it is by the clock: a timer may be late, or the machine have slept. */
  #current(): PresenceState | null {
    this.follow();
    this.#expire();
    return this.#options.read();
  }

  #expire(): void {
    clearTimeout(this.#timer);
    const { read, now } = this.#options;
    const presence = read();
    if (!presence?.until) return;
    if (isOver(presence, now())) {
      this.#keep({ ...presence, status: 'available', until: null }, 'system');
      return;
    }
    const left = Date.parse(presence.until) - now();
    this.#timer = setTimeout(() => this.#expire(), Math.min(left, longestMs));
  }

  #keep(next: PresenceState, origin: Origin): void {
    const { account } = this.#options;
    const key = account();
    if (key !== undefined) keepPresence(key, next);
    this.#shown = key;
    this.#options.write(next, origin);
    this.#expire();
  }
}
