import type { VoipError } from '../../src/core/errors.js';
import type {
  CallHandlers,
  IncomingCall,
  SignaledEnd,
  SignalingHandlers,
  SubscriptionHandlers,
} from '../../src/core/signaling/signaling.js';

/** One call of a handler. */
export type Told<H> = {
  [N in keyof H]: H[N] extends (...args: infer A) => unknown ? { name: N; args: A } : never;
}[keyof H];

/** What the rules of the port forbid and happened all the same; empty at the end of every test. */
export const violations: string[] = [];

let inside = 0;

/** Runs a method of the port; while it is running no handler may be called. */
export function calling<T>(method: () => T): T {
  inside += 1;
  try {
    return method();
  } finally {
    inside -= 1;
  }
}

/** Keeps what handlers were told, in order, and lets a test wait for it. */
class Recorder<H> {
  readonly told: Told<H>[] = [];
  /** From here on nothing may be told. */
  closed = '';
  readonly #waiting = new Set<() => void>();
  readonly #onTold: () => void;

  /** @param onTold runs at the end of every handler */
  constructor(onTold: () => void = () => undefined) {
    this.#onTold = onTold;
  }

  names(): (keyof H)[] {
    return this.told.map(({ name }) => name);
  }

  count(name: keyof H): number {
    return this.names().filter((one) => one === name).length;
  }

  /** The first telling of this name that fits, past or to come. */
  until<N extends keyof H>(
    name: N,
    fits: (entry: Extract<Told<H>, { name: N }>) => boolean = () => true,
  ): Promise<Extract<Told<H>, { name: N }>> {
    const find = () =>
      this.told.find((entry): entry is Extract<Told<H>, { name: N }> => {
        return entry.name === name && fits(entry as Extract<Told<H>, { name: N }>);
      });
    return new Promise((resolve) => {
      const look = (): void => {
        const found = find();
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  protected tell(entry: Told<H>, closes = ''): void {
    const name = String(entry.name);
    if (inside) violations.push(`${name} was called from inside a method of the port`);
    if (this.closed) violations.push(`${name} was called after ${this.closed}`);
    this.closed ||= closes;
    this.told.push(entry);
    for (const look of [...this.#waiting]) look();
    this.#onTold();
  }
}

/** Listens to one call. */
export class CallRecorder extends Recorder<CallHandlers> {
  readonly handlers: CallHandlers = {
    onProgress: (...args) => this.tell({ name: 'onProgress', args }),
    onConnected: (...args) => this.tell({ name: 'onConnected', args }),
    onRemoteHold: (...args) => this.tell({ name: 'onRemoteHold', args }),
    onTrying: (...args) => this.tell({ name: 'onTrying', args }),
    onDialog: (...args) => this.tell({ name: 'onDialog', args }),
    onRemoteTrack: (...args) => this.tell({ name: 'onRemoteTrack', args }),
    onVideo: (...args) => this.tell({ name: 'onVideo', args }),
    onMediaState: (...args) => this.tell({ name: 'onMediaState', args }),
    onRemoteIdentity: (...args) => this.tell({ name: 'onRemoteIdentity', args }),
    onEnded: (...args) => {
      this.tell({ name: 'onEnded', args }, 'onEnded');
    },
  };

  async ended(): Promise<SignaledEnd> {
    const { args } = await this.until('onEnded');
    return args[0];
  }
}

/** Listens to the signaling as a whole. */
export class LineRecorder extends Recorder<SignalingHandlers> {
  /** What `onIncoming` answers; null refuses the call. */
  decide: (call: IncomingCall) => CallHandlers | null = () => null;

  readonly handlers: SignalingHandlers = {
    onConnectionLost: (...args) => this.tell({ name: 'onConnectionLost', args }),
    onActivity: (...args) => this.tell({ name: 'onActivity', args }),
    onRegistrationLost: (...args) => this.tell({ name: 'onRegistrationLost', args }),
    onRegistered: (...args) => this.tell({ name: 'onRegistered', args }),
    onIncoming: (...args) => {
      this.tell({ name: 'onIncoming', args });
      return this.decide(args[0]);
    },
    onRefused: (...args) => this.tell({ name: 'onRefused', args }),
  };

  async lost(): Promise<VoipError> {
    const { args } = await this.until('onConnectionLost');
    return args[0];
  }
}

/** Listens to one subscription. */
export class SubscriptionRecorder<T> extends Recorder<SubscriptionHandlers<T>> {
  readonly handlers: SubscriptionHandlers<T> = {
    onNews: (...args) => this.tell({ name: 'onNews', args }),
    onEnded: (...args) => this.tell({ name: 'onEnded', args }, 'onEnded'),
  };

  async news(fits: (news: T) => boolean): Promise<T> {
    const { args } = await this.until('onNews', (told) => fits(told.args[0]));
    return args[0];
  }

  async ended(): Promise<VoipError> {
    const { args } = await this.until('onEnded');
    return args[0];
  }
}
