import { VoipError } from '../../../core/errors.js';
import { refuseValue } from '../../shared/refuse-value.js';
import { cleanNumber } from '../numbers/clean-number.js';
import type { DialerControl } from '../dialer-control.js';
import type { DialerModel } from '../dialer-model.js';
import type { PagePart } from '../page-part.js';
import type { DialerActions } from '../views/dialer-actions.js';
import type { VoipDialer } from '../voip-dialer.js';

export interface LinksPlace {
  readonly host: VoipDialer;
  readonly control: DialerControl;
  readonly actions: DialerActions;
  model(): DialerModel;
  /** Opens the phone, and puts the cursor into the number field. */
  open(): void;
}

/** States of the line in which somebody has to do something before a call. */
const closedLines: readonly string[] = ['sign-in', 'off', 'failed'];

/** The longest the page may delay it, ms. */
const limitMs = 10_000;

/** Links to numbers, which the dialer takes over in parts of the page: also those that come later. */
export class LinkInterception implements PagePart<string> {
  readonly #place: LinksPlace;
  #stop = new AbortController();
  #roots = '';

  constructor(place: LinksPlace) {
    this.#place = place;
  }

  /** @param roots CSS selector */
  follow(roots: string | undefined): void {
    this.#stop.abort();
    if (roots === undefined) return;
    if (!isSelector(roots)) {
      return refuseValue(this.#place.host, 'intercept-links', `is no CSS selector: "${roots}"`);
    }
    this.#stop = new AbortController();
    this.#roots = roots;
    // Last of all: a page that handles a link itself has prevented it by then.
    addEventListener('click', this.#onClick, { signal: this.#stop.signal });
  }

  readonly #onClick = (event: MouseEvent): void => {
    // A new tab, a download or a menu: those are the browser's. So is what another dialer has taken.
    const { button, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (event.defaultPrevented || button || altKey || ctrlKey || metaKey || shiftKey) return;
    // A link may stand in the shadow of a component.
    const path = event.composedPath().filter((one) => one instanceof Element);
    const link = path.find(({ localName }) => localName === 'a' || localName === 'area');
    const href = link && hrefOf(link);
    if (!href || path.includes(this.#place.host)) return;
    if (!path.some((one) => one.matches(this.#roots))) return;
    event.preventDefault();
    void this.#take(href);
  };

  async #take(href: string): Promise<void> {
    const { host, control } = this.#place;
    const domain = host.phone.state.settings?.domain ?? '';
    const clean = cleanNumber(href, { domain });
    if (!('number' in clean)) {
      const { kind } = clean;
      return control.refused(
        new VoipError('call/invalid-target', { detail: { kind, source: 'link' } }),
      );
    }
    const number = clean.postDial ? `${clean.number},${clean.postDial}` : clean.number;
    // In the field a user of the own domain is told from a name that is searched for.
    const isUser = clean.kind === 'address' && !number.startsWith('sip:');
    const delays: PromiseLike<unknown>[] = [];
    const waitUntil = (promise: PromiseLike<unknown>): void => void delays.push(promise);
    const detail = { number, href, waitUntil };
    const options = { origin: 'user', source: host, cancelable: true } as const;
    if (!host.phone.announce('voip-dial-request', detail, options)) return;
    // Without a delay it stays in the press, which a browser may want to see for the microphone.
    if (delays.length && !(await isAllowed(delays))) return;
    this.#call(isUser ? `sip:${number}` : number);
  }

  /** Calls. Where that would hold a call, or cannot be done yet, it stands in the field for a press. */
  #call(number: string): void {
    const { control, actions, model, open } = this.#place;
    const { calls, line } = model();
    if (calls.length || closedLines.includes(line.state)) {
      actions.show('number');
      actions.choose(number);
      open();
      return;
    }
    const { field } = control.ui;
    control.dial(number);
    // What somebody has begun to type is theirs.
    control.change({ field });
  }
}

/** Whether the page lets it go on: a rejection stops it, time does not. */
async function isAllowed(delays: readonly PromiseLike<unknown>[]): Promise<boolean> {
  const signal = AbortSignal.timeout(limitMs);
  const over = new Promise((resolve) => signal.addEventListener('abort', resolve));
  return Promise.race([Promise.all(delays), over]).then(
    () => true,
    () => false,
  );
}

const schemes = ['tel:', 'sip:', 'sips:', 'callto:'];

/** As it is written; browsers forgive spaces around a scheme and line ends within it, and so do we. */
function hrefOf(link: Element): string | undefined {
  const written =
    link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
  if (!written) return undefined;
  const href = written.replace(/[\t\n\r]/g, '').trim();
  const scheme = /^[^:]*:/.exec(href)?.[0].toLowerCase();
  return scheme && schemes.includes(scheme) ? href : undefined;
}

function isSelector(text: string): boolean {
  try {
    document.createElement('p').matches(text);
    return true;
  } catch {
    return false; // a SyntaxError, the only error of it
  }
}
