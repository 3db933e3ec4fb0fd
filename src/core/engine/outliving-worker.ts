import type { LineSetup } from '../connection/account-signaling.js';
import { createId } from '../ids.js';
import { pageEndRecords } from '../tabs/page-end-records.js';
import { ownPolicy } from '../trusted-types.js';
import type { PageLine } from './last-page.js';

const page = `voip-elements.page.${createId()}`;
const lines = new Map<string, PageLine>();
let started: Promise<MessagePort> | undefined;

/**
 * Fetched with the first call that another page could go on with: has a worker end it when no page is left.
 * Does nothing where workers die with their last page (all browsers but Chromium): there the PBX' media timeout
 * ends it. Rejects where the page's policy forbids the worker, or the scripts come from another origin.
 */
export async function tellOutlivingWorker(
  key: string,
  server: string | null,
  setup: LineSetup | undefined,
): Promise<void> {
  // Without a server nothing can be ended; a factory of the page's own cannot be given to a worker.
  if (!server || !setup || setup.factory) return;
  if (!started && !workersOutlivePages()) return;
  const { account, credentials, media } = setup;
  const line: PageLine = { key, page, server, setup: { account, credentials, media } };
  lines.set(key, line);
  if (started) return tell(line);
  started = startWorker();
  await started;
  tell(line);
}

/** Not when the worker could not be started, which was told then. */
function tell(line: PageLine): void {
  void started?.then(
    (port) => port.postMessage(line),
    () => undefined,
  );
}

async function startWorker(): Promise<MessagePort> {
  // Bundlers look for it in these words.
  const file = new URL('../../entries/last-page-worker.js', import.meta.url);
  const { port } = new SharedWorker(ownPolicy().createScriptURL(file.href), {
    type: 'module',
    name: 'voip-elements',
    ...{ extendedLifetime: true },
  });
  await holdPage();
  // After the engine, which has written by then what the storage does not have yet; a worker cannot read it there.
  globalThis.addEventListener('pagehide', () => {
    for (const line of lines.values()) {
      const atPageEnd = pageEndRecords.get(line.key);
      if (atPageEnd) port.postMessage({ ...line, atPageEnd });
    }
  });
  return port;
}

/** The option is read before the address is: nothing is started by one that is none. */
function workersOutlivePages(): boolean {
  let read = false;
  const options: WorkerOptions & { readonly extendedLifetime: boolean } = {
    get extendedLifetime() {
      return (read = true);
    },
  };
  try {
    new SharedWorker(ownPolicy().createScriptURL('http://['), options).port.close();
  } catch {
    // As intended.
  }
  return read;
}

/** As long as this page lives. Nobody else asks for this lock but the worker, which is given it afterwards. */
function holdPage(): Promise<void> {
  return new Promise((resolve, reject) => {
    const hold = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(page, hold).catch(reject);
  });
}
