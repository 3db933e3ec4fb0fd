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
  /** Breaks every socket without a word. */
  dropConnections(): Promise<void>;
  close(): Promise<void>;
}

export async function openEmbeddedPbx(): Promise<EmbeddedPbx> {
  const ask = <T>(payload: { do: string; count?: number }): Promise<T> =>
    executeServerCommand<T, { do: string; count?: number }>('pbx', payload);
  const opened = await ask<Pick<EmbeddedPbx, 'server' | 'deadServer' | 'domain'>>({ do: 'open' });
  return {
    ...opened,
    counts: () => ask({ do: 'counts' }),
    digits: (count) => ask({ do: 'digits', count }),
    dropConnections: async () => {
      await ask({ do: 'drop' });
    },
    close: async () => {
      await ask({ do: 'close' });
    },
  };
}
