import type { LineSetup } from '../connection/account-signaling.js';
import { createId } from '../ids.js';
import type { Logger } from '../logger.js';
import { ownPolicy } from '../trusted-types.js';
import type { PageLine } from './last-page.js';

const page = `voip-elements.page.${createId()}`;
let started: Promise<MessagePort | undefined> | undefined;

/**
 * Fetched with the first call that another page could go on with: has a worker end it when no page is left.
 * Does nothing where workers die with their last page (all browsers but Chromium), where the page's policy
 * forbids them, or where the scripts come from another origin: there the PBX' media timeout ends it.
 */
export async function tellOutlivingWorker(
  key: string,
  server: string,
  { account, credentials, media, factory }: LineSetup,
  log: Logger,
): Promise<void> {
  if (factory) return; // no SIP, or not ours
  started ??= startWorker(log);
  const port = await started;
  const line: PageLine = { key, page, server, setup: { account, credentials, media } };
  port?.postMessage(line);
}

async function startWorker(log: Logger): Promise<MessagePort | undefined> {
  try {
    if (!workersOutlivePages()) return undefined;
    await holdPage();
    // Bundlers look for it in these words.
    const file = new URL('../../entries/last-page-worker.js', import.meta.url);
    const worker = new SharedWorker(ownPolicy().createScriptURL(file.href), {
      type: 'module',
      name: 'voip-elements',
      ...{ extendedLifetime: true },
    });
    worker.addEventListener('error', () => log('warn', 'no worker', { file: file.href }));
    return worker.port;
  } catch (cause) {
    log('warn', 'no worker', { cause: String(cause) });
    return undefined;
  }
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
