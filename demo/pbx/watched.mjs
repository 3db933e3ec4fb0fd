// @ts-check
/**
 * What can be watched: what the extensions do, and whose messages wait.
 *
 * @typedef {import('./ongoing-calls.mjs').CallNews} CallNews
 * @typedef {{ status: 'idle' | 'ringing' | 'busy', remote?: string }} ExtensionState `remote`: who calls, or is spoken with
 * @typedef {{ new: number, old: number }} Mailbox
 */

/** An extension without a telephone: it does what it is told, by a script or by a call to 630. */
export const pretendedExtension = '1010';
/** For how long a call to 630 has it ring, ms. */
const ringingMs = 30_000;
/** Who calls it then. */
const pretendedCaller = '03012345';

export class Watched {
  /** @type {Map<string, CallNews>} by id, those that are not over */
  #calls = new Map();
  /** @type {Map<string, ExtensionState>} */
  #scripted = new Map();
  /** @type {Map<string, Mailbox>} by user */
  #mailboxes;
  /** @type {NodeJS.Timeout | undefined} */
  #ringing;

  /**
   * @param {ReadonlySet<string>} users
   * @param {(what: { extension: string } | { mailbox: string }) => void} onChange
   */
  constructor(users, onChange) {
    this.users = users;
    this.onChange = onChange;
    this.#mailboxes = new Map([...users].map((user) => [user, { new: 2, old: 1 }]));
    this.#scripted.set(pretendedExtension, { status: 'idle' });
  }

  /** @param {string} extension */
  knows(extension) {
    return this.users.has(extension) || this.#scripted.has(extension);
  }

  /**
   * @param {string} extension
   * @returns {ExtensionState}
   */
  stateOf(extension) {
    const scripted = this.#scripted.get(extension);
    if (scripted) return scripted;
    const calls = [...this.#calls.values()].filter(({ from, to }) =>
      [from, to].includes(extension),
    );
    const ringing = calls.find(({ to, state }) => to === extension && state === 'ringing');
    if (ringing) return { status: 'ringing', remote: ringing.from };
    const [busy] = calls;
    if (!busy) return { status: 'idle' };
    return { status: 'busy', remote: busy.from === extension ? busy.to : busy.from };
  }

  /** @param {string} user */
  mailboxOf(user) {
    return this.#mailboxes.get(user) ?? { new: 0, old: 0 };
  }

  /**
   * @param {string} extension
   * @param {ExtensionState} state
   */
  setExtension(extension, state) {
    clearTimeout(this.#ringing);
    this.#scripted.set(extension, state);
    this.onChange({ extension });
  }

  /**
   * @param {string} user
   * @param {Mailbox} mailbox
   */
  setMailbox(user, mailbox) {
    this.#mailboxes.set(user, mailbox);
    this.onChange({ mailbox: user });
  }

  /** @param {CallNews} news */
  follow(news) {
    const { id, from, to, state } = news;
    if (state === 'ended') this.#calls.delete(id);
    else this.#calls.set(id, news);
    for (const extension of [from, to]) if (this.users.has(extension)) this.onChange({ extension });
    if (state === 'connected') this.#answered(from, to);
  }

  close() {
    clearTimeout(this.#ringing);
  }

  /**
   * What a call to one of the numbers of the dial plan does here.
   *
   * @param {string} from
   * @param {string} to
   */
  #answered(from, to) {
    const { new: heard, old } = this.mailboxOf(from);
    if (to === '*97') this.setMailbox(from, { new: 0, old: old + heard });
    if (to === `*8${pretendedExtension}`) this.setExtension(pretendedExtension, { status: 'idle' });
    if (to !== '630') return;
    this.setExtension(pretendedExtension, { status: 'ringing', remote: pretendedCaller });
    this.#ringing = setTimeout(
      () => this.setExtension(pretendedExtension, { status: 'idle' }),
      ringingMs,
    ).unref();
  }
}
