import { beginGesture, hasActivation } from '../../core/gesture.js';
import { VoipError, type ErrorInfo } from '../../core/errors.js';
import { createId } from '../../core/ids.js';
import type { CallOptions, Intent } from '../../core/intents.js';
import type { PhoneConfig } from '../../core/config.js';
import { callOf, isLive } from '../../core/selectors.js';
import { claimCall } from '../shared/call-claims.js';
import { report } from '../shared/report.js';
import { initialUi, type DialerUi } from './dialer-ui.js';
import { readPreferences, writePreferences } from './preferences.js';
import { cleanNumber, type CleanNumber } from './numbers/clean-number.js';
import type { VoipDialer } from './voip-dialer.js';

/** Owner of what the dialer knows by itself, and the way by which it asks the phone for something. */
export class DialerControl {
  readonly #host: VoipDialer;
  #ui: DialerUi = { ...initialUi, ...readPreferences() };

  constructor(host: VoipDialer) {
    this.#host = host;
  }

  get ui(): DialerUi {
    return this.#ui;
  }

  change(change: Partial<DialerUi>): void {
    this.#ui = { ...this.#ui, ...change };
    if (change.keypad) writePreferences({ keypad: change.keypad });
    this.#host.requestUpdate();
  }

  /** Calls what was typed, or says that it is no number. Nothing is dialled that was not typed. */
  dial(typed: string, options: CallOptions = {}): void {
    beginGesture();
    const clean = this.#dialable(typed);
    if (!clean) return;
    const { number, postDial } = clean;
    this.change({ field: '', found: [], last: typed });
    this.call(number, options, postDial);
  }

  /** Calls a target that needs no cleaning, and sends the tones when it answers. */
  call(target: string, options: CallOptions = {}, postDial?: string): void {
    beginGesture();
    const id = createId();
    claimCall(this.#host.phone, id, this.#host);
    this.change({
      fieldFor: 'call',
      postDial: postDial ? { id, parts: postDial.split(';') } : null,
    });
    this.request({ type: 'call', id, target, options, activated: hasActivation() });
  }

  /** Calls whom a call was with: a user name is told from a name that is searched for by `sip:`. */
  dialParty(raw: string): void {
    this.dial(/^[^\d+*#]/.test(raw) && !/^sips?:/i.test(raw) ? `sip:${raw}` : raw);
  }

  /** Hands the call over to what was typed for it. */
  transfer(how: 'blind' | 'attended'): void {
    const { transfer } = this.#ui;
    const clean = transfer && this.#dialable(transfer.field);
    if (!clean) return;
    const { id } = transfer;
    const { number: target } = clean;
    // They are for whoever answers, and in a blind transfer that is nobody's call of ours.
    if (how === 'blind' && clean.postDial) return this.#refuse({ tones: 'transfer' });
    this.change({ transfer: null });
    if (how === 'blind') return this.request({ type: 'transfer', id, target });
    const consultId = createId();
    claimCall(this.#host.phone, consultId, this.#host);
    if (clean.postDial) {
      this.change({ postDial: { id: consultId, parts: clean.postDial.split(';') } });
    }
    this.request({ type: 'transfer', id, target, consultId });
  }

  /** Nothing but a number or an address is ever dialled; anything else is said to be none. */
  #dialable(typed: string): Extract<CleanNumber, { number: string }> | undefined {
    const clean = cleanNumber(typed, { domain: this.#host.phone.state.settings?.domain ?? '' });
    if ('number' in clean) return clean;
    this.#refuse({ kind: clean.kind });
    return undefined;
  }

  #refuse(detail: Readonly<Record<string, string>>): void {
    this.show(new VoipError('call/invalid-target', { detail }).toInfo());
  }

  /** The tones that come next of those dialled behind the number. */
  sendPostDial(): void {
    const { postDial } = this.#ui;
    if (!postDial) return;
    const { id, parts } = postDial;
    const [tones, ...rest] = parts;
    this.change({ postDial: rest.length ? { id, parts: rest } : null });
    if (tones) this.request({ type: 'sendDtmf', id, tones });
  }

  /** A refusal is shown and told; a call that began tells by itself how it ended. */
  request(intent: Intent): void {
    this.change({ problem: null });
    const { phone } = this.#host;
    phone.request(intent, this.#host).catch((error: unknown) => {
      if (intent.type === 'call' && callOf(phone.state, intent.id)) return;
      // Nothing was dialled: what was typed is not lost.
      if (intent.type === 'call')
        this.change({ field: this.#ui.field || this.#ui.last, fieldFor: 'number' });
      // Of a transfer that failed, or whose call is over, the call tells by itself.
      if (intent.type === 'transfer' || intent.type === 'endTransfer') {
        const call = callOf(phone.state, intent.id);
        if (!call || !isLive(call) || call.transfer?.state === 'failed') return;
      }
      this.refused(error);
    });
  }

  /** Somebody may have signed out in another tab, which has the line. */
  signIn(config: PhoneConfig): void {
    this.change({ problem: null });
    const { phone } = this.#host;
    const done = phone.configure(config).then(() => {
      const { tab, registration } = phone.state;
      const isOff = tab.role === 'follower' && registration.status === 'off';
      return isOff ? phone.connect() : undefined;
    });
    done.catch((error: unknown) => this.refused(error));
  }

  /** What was typed in here is forgotten; what the page gave is not used again before somebody signs in. */
  signOut(): void {
    const { phone } = this.#host;
    const typed = this.#ui.signedIn === 'typed' ? { password: '' } : {};
    const forgotten: PhoneConfig = { ...typed, storage: 'none' };
    this.change({ problem: null, signedIn: 'given' });
    void phone.disconnect().then(
      // That there are no credentials then is what is wanted, and in the state.
      () => phone.configure(forgotten).catch(() => undefined),
      (error: unknown) => this.refused(error),
    );
  }

  refused(error: unknown): void {
    if (error instanceof VoipError) this.show(error.toInfo());
    report(this.#host, error);
  }

  /** What no call tells of. */
  show(problem: ErrorInfo): void {
    this.change({ problem });
  }
}
