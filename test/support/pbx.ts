import { executeServerCommand } from '@web/test-runner-commands';

/** The page's own embedded PBX, which runs in the test runner. */
export interface EmbeddedPbx {
  readonly server: string;
  /** An address where nobody listens. */
  readonly deadServer: string;
  readonly domain: string;
  /** Sockets opened and INVITEs for new calls received so far. */
  counts(): Promise<{ sockets: number; invites: number }>;
  /** What the last call that sent digits has sent; resolves when so many have arrived. */
  digits(count: number): Promise<string>;
  setExtension(state: ExtensionState): Promise<void>;
  /** Of 1002. */
  setMailbox(mailbox: { new: number; old: number }): Promise<void>;
  deactivateSubscriptions(): Promise<void>;
  /** Breaks every socket without a word. */
  dropConnections(): Promise<void>;
  close(): Promise<void>;
}

interface ExtensionState {
  status: 'idle' | 'ringing' | 'busy';
  remote?: string;
}

export async function openEmbeddedPbx(): Promise<EmbeddedPbx> {
  type Asked = { do: string; count?: number; state?: object };
  const ask = <T>(payload: Asked): Promise<T> => executeServerCommand<T, Asked>('pbx', payload);
  const opened = await ask<Pick<EmbeddedPbx, 'server' | 'deadServer' | 'domain'>>({ do: 'open' });
  return {
    ...opened,
    counts: () => ask({ do: 'counts' }),
    digits: (count) => ask({ do: 'digits', count }),
    setExtension: async (state) => {
      await ask({ do: 'extension', state });
    },
    setMailbox: async (state) => {
      await ask({ do: 'mailbox', state });
    },
    deactivateSubscriptions: async () => {
      await ask({ do: 'deactivate' });
    },
    dropConnections: async () => {
      await ask({ do: 'drop' });
    },
    close: async () => {
      await ask({ do: 'close' });
    },
  };
}
