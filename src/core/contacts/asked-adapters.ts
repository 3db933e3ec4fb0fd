import type { AdapterContact, LookupQuery, VoipAdapter } from '../adapter.js';
import { VoipError } from '../errors.js';
import type { Contact } from '../contacts.js';
import { checkedContact } from './checked-contact.js';

/** How long an adapter may take, ms. */
const limits = { lookup: 10_000, search: 5_000, directory: 10_000 } as const;
/** What is taken of its answer. */
const most = { lookup: 5, search: 50, directory: 10_000 } as const;

type Method = keyof typeof limits;

export interface AskedAdaptersOptions {
  /** Those in use now. */
  readonly adapters: Iterable<VoipAdapter>;
  tellError(error: VoipError): void;
  /** For tests: shorter. */
  readonly limits?: Readonly<Record<Method, number>>;
}

/** What was to be done took longer than it may. */
class Late extends Error {}

/** Asks the page's adapters. One that throws, rejects, hangs or answers nonsense is as good as not there. */
export class AskedAdapters {
  readonly #options: AskedAdaptersOptions;
  /** What did not work the last time: told once until it works again. */
  readonly #failing = new Set<string>();

  constructor(options: AskedAdaptersOptions) {
    this.#options = options;
  }

  /** Whether there is somebody to ask. */
  has(method: Method): boolean {
    return [...this.#options.adapters].some((adapter) => adapter[method]);
  }

  /** The best answer of the first adapter that has one. */
  async lookup(query: Omit<LookupQuery, 'signal'>): Promise<Contact | undefined> {
    const answers = await this.#ask('lookup', undefined, (adapter, signal) =>
      adapter.lookup?.({ ...query, signal }),
    );
    return answers.flat()[0];
  }

  async search(text: string, signal?: AbortSignal): Promise<readonly Contact[]> {
    const answers = await this.#ask('search', signal, (adapter, stop) =>
      adapter.search?.(text, stop),
    );
    return answers.flat();
  }

  async directory(): Promise<readonly Contact[]> {
    const answers = await this.#ask('directory', undefined, (adapter, signal) => {
      const entries = adapter.directory?.();
      return entries && gathered(entries, signal);
    });
    return answers.flat();
  }

  /** All at the same time; each has its own limit. Never rejects. */
  #ask(
    method: Method,
    signal: AbortSignal | undefined,
    ask: (
      adapter: VoipAdapter,
      signal: AbortSignal,
    ) => Promise<readonly AdapterContact[]> | undefined,
  ): Promise<(readonly Contact[])[]> {
    const asked = [...this.#options.adapters].filter((adapter) => adapter[method]);
    return Promise.all(
      asked.map(async (adapter) => {
        const stop = new AbortController();
        const given = stop.signal;
        const giveUp = (): void => stop.abort(signal?.reason);
        signal?.addEventListener('abort', giveUp);
        if (signal?.aborted) giveUp();
        const limit = (this.#options.limits ?? limits)[method];
        const timer = setTimeout(() => stop.abort(new Late()), limit);
        try {
          // In a function: what throws before it has a promise rejects, too.
          const answer = (async () => ask(adapter, given))();
          const waited = method === 'directory' ? answer : Promise.race([answer, aborted(given)]);
          const contacts = cleaned(await waited, adapter.name, most[method]);
          this.#failing.delete(`${adapter.name} ${method}`);
          if (method === 'directory' && given.aborted) this.#failed(adapter, method, given.reason);
          return contacts;
        } catch (cause) {
          // Who asked does not want it any more: that is nobody's failure.
          if (!signal?.aborted) this.#failed(adapter, method, cause);
          return [];
        } finally {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
        }
      }),
    );
  }

  #failed({ name: adapter }: VoipAdapter, method: Method, cause: unknown): void {
    const key = `${adapter} ${method}`;
    if (this.#failing.has(key)) return;
    this.#failing.add(key);
    const reason = cause instanceof Late ? 'timeout' : 'threw';
    const detail = { adapter, method, reason };
    this.#options.tellError(new VoipError('adapter/failed', { cause, detail }));
  }
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const refuse = (): void => reject(signal.reason as Error);
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse, { once: true });
  });

/** What comes until the limit. */
async function gathered(
  entries: AsyncIterable<AdapterContact> | Iterable<AdapterContact>,
  signal: AbortSignal,
): Promise<AdapterContact[]> {
  const found: AdapterContact[] = [];
  const until = aborted(signal);
  const iterator =
    Symbol.asyncIterator in entries ? entries[Symbol.asyncIterator]() : entries[Symbol.iterator]();
  const over = { done: true, value: undefined } as const;
  while (found.length < most.directory) {
    const next = await Promise.race([iterator.next(), until.catch(() => over)]);
    if (next.done) break;
    found.push(next.value);
  }
  // Nobody waits for it: it may be what hangs.
  void Promise.resolve(iterator.return?.()).catch(() => undefined);
  return found;
}

function cleaned(answer: unknown, source: string, count: number): Contact[] {
  if (answer === undefined || answer === null) return [];
  if (!Array.isArray(answer)) throw new TypeError('a list of contacts');
  return answer.slice(0, count).flatMap((one: unknown, index) => {
    const contact = checkedContact(one, `${source} ${index}`);
    return contact ? [{ ...contact, source }] : [];
  });
}
