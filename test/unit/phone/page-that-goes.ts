import type { Phone } from '../../../src/core/phone.js';
import type { FakePbx } from '../../../src/core/signaling/fake/index.js';
import { storage, storageKey } from './left-call.js';
import type { PageInFrame } from './page-in-frame.js';
import { account1001, until } from './phone-under-test.js';

export interface PageThatGoes {
  readonly phone: Phone;
  leave(): void;
}

const frames: HTMLIFrameElement[] = [];

export function forgetPages(): void {
  frames.splice(0).forEach((frame) => frame.remove());
}

/** A page of this tab with a phone in it. With the frame go its timers, its locks and all it runs. */
export async function openPage(pbx: FakePbx): Promise<PageThatGoes> {
  const frame = document.createElement('iframe');
  frames.push(frame);
  frame.srcdoc = '<title>page</title>';
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  const page: PageInFrame = frame.contentWindow!;
  const script = frame.contentDocument!.createElement('script');
  script.type = 'module';
  script.src = new URL('./page-in-frame.ts', import.meta.url).href;
  await new Promise((resolve) => {
    page.addEventListener('page-ready', resolve, { once: true });
    frame.contentDocument!.head.append(script);
  });
  const phone = page.openPhone!();
  await phone.configure({ ...account1001, signaling: pbx.factory });
  await until(phone, ({ registration }) => registration.status === 'registered');
  const leave = (): void => {
    frame.remove();
    // Nothing reaches a page that is gone.
    pbx.dropConnection();
    pbx.log.length = 0;
  };
  return { phone, leave };
}

/** What is kept for the next page, as text, once it contains this. */
export async function untilKept(part: string): Promise<string> {
  for (;;) {
    const kept = JSON.stringify((await storage.get(storageKey)) ?? null);
    if (kept.includes(part)) return kept;
  }
}
