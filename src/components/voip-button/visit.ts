import { VoipError } from '../../core/errors.js';
import { createId } from '../../core/ids.js';
import type { Intent } from '../../core/intents.js';
import { callOf, callsOf, isLive, liveCalls } from '../../core/selectors.js';
import type { CallSnapshot } from '../../core/state.js';
import { claimCall } from '../shared/call-claims.js';
import { ErrorHearing } from '../shared/error-hearing.js';
import { refuseValue } from '../shared/refuse-value.js';
import { report } from '../shared/report.js';
import { parseAttributes } from './context-attributes.js';
import { initialUi, nextUi, type ButtonUi, type Situation } from './ui-state.js';
import { microphonePermission } from './environment.js';
import { wantedCallWindow } from './wanted-window.js';
import type * as windows from './call-window.js';
import type { VoipButton } from './voip-button.js';

type Windows = typeof windows;

/** Owner of what the button knows by itself: takes the visitor from the press to the call and out of it. */
export class Visit {
  readonly #host: VoipButton;
  #windows: Windows | undefined;
  #ui = initialUi;
  #permission: PermissionStatus | undefined;
  /** That a microphone went away in a call stands in no snapshot. */
  readonly #hearing = new ErrorHearing(({ detail }) => {
    const micLostFrom = this.#host.phone.state.devices.effective;
    const lost = detail.error.code === 'device/lost' && this.#calling;
    if (lost) this.#set({ ...this.#ui, micLostFrom });
  });
  /** The call that was on display last. */
  #shown: string | null = null;
  /** The last call that was begun elsewhere and taken on here. */
  #taken: string | null = null;
  /** Called instead of the element's `target`, for this visit. */
  #otherTarget: string | undefined;

  constructor(host: VoipButton) {
    this.#host = host;
  }

  get ui(): ButtonUi {
    return this.#ui;
  }

  /** What a press must not wait for is read and fetched ahead. */
  async prepare(): Promise<void> {
    if (wantedCallWindow(this.#host)) {
      void this.#fetchWindows().then((all) => all?.checkCallWindow(this.#host));
    }
    this.#permission = await microphonePermission();
  }

  async #fetchWindows(): Promise<Windows | undefined> {
    // Not loaded: calls are made as without a window.
    return (this.#windows = await import('./call-window.js').catch(() => undefined));
  }

  /** @param activated whether the browser saw a press of the visitor's behind it. */
  press(activated: boolean): void {
    const { step, open, callId } = this.#ui;
    const waiting = step === 'call' && !callOf(this.#host.phone.state, callId)?.answeredAt;
    if (step === 'none') this.advance(activated);
    else if (open && !waiting) this.close();
    else this.open();
  }

  /** What a script asks for: a press that means "call", unless the visitor is on the way already. */
  call(activated: boolean, target?: string): void {
    const { step } = this.#ui;
    if (this.#calling) return this.open();
    this.#otherTarget = target;
    if (step === 'notice' || step === 'primer') this.open();
    else this.advance(activated);
  }

  /** One step on the way to the call: notice, primer, call, or what stands in the way. */
  advance(activated: boolean): void {
    const host = this.#host;
    const { callId } = this.#ui;
    const next = nextUi(this.#ui, {
      secure: isSecureContext,
      supported: 'RTCPeerConnection' in globalThis && !!navigator.mediaDevices?.getUserMedia,
      permission: this.#permission?.state ?? 'unknown',
      hasNotice: Boolean(host.notice || host.querySelector('[slot=notice]')),
      otherCalls: otherCalls(liveCalls(host.phone.state).filter(({ id }) => id !== callId)),
    });
    this.#set(next);
    if (next.step === 'call') this.#dial(activated);
  }

  open(): void {
    this.#set({ ...this.#ui, open: true });
  }

  /** Hides the panel. Never ends a call. */
  close(): void {
    this.#set(this.#calling ? { ...this.#ui, open: false } : initialUi);
  }

  toggleKeypad(): void {
    this.#set({ ...this.#ui, keypad: !this.#ui.keypad });
  }

  hangup(): void {
    const { callId } = this.#ui;
    if (callId) void this.request({ type: 'hangup', id: callId });
  }

  /** Sends what the visitor wants; a refusal is told, never swallowed. */
  request(intent: Intent): Promise<void> {
    const { phone } = this.#host;
    return phone
      .request(intent, this.#host)
      .catch((error: unknown) => this.#refused(intent, error));
  }

  /** Follows the snapshot: forgets a call that was given up, shows one that nobody else shows. */
  follow(): void {
    const { phone } = this.#host;
    const { step, callId, micLostFrom } = this.#ui;
    this.#hearing.follow(phone);
    const works = micLostFrom && micLostFrom !== phone.state.devices.effective;
    if (works) this.#set({ ...this.#ui, micLostFrom: null });
    const ended = callOf(phone.state, callId)?.end;
    // Given up by the visitor: nothing to tell, nothing to keep on the screen.
    if (step === 'call' && ended?.outcome === 'cancelled') this.#set(initialUi);
    // Another call took its place in the state.
    const isThere = callId !== null && callId in phone.state.calls.byId;
    if (this.#shown === callId && callId && !isThere) this.#set(initialUi);
    this.#shown = isThere ? callId : null;
    if (step !== 'none') return;
    // Started by script or in another tab, or left by a button or a page that is gone.
    const orphan = callsOf(phone.state).find(
      (call) =>
        call.direction === 'outgoing' &&
        (isLive(call) || (endedWithPage(call) && call.id !== this.#taken)) &&
        claimCall(phone, call.id, this.#host),
    );
    if (!orphan) return;
    this.#taken = orphan.id;
    // What another tab has is shown, but does not get in the way here.
    const open = phone.state.tab.role !== 'follower';
    this.#set({ ...initialUi, step: 'call', callId: orphan.id, open });
  }

  /** Hears nothing more; until `follow()`. */
  leave(): void {
    this.#hearing.follow(undefined);
  }

  /** A call of ours is under way, or about to be. */
  get #calling(): boolean {
    const { step, callId } = this.#ui;
    const call = callOf(this.#host.phone.state, callId);
    return step === 'call' && (!call || isLive(call));
  }

  #dial(activated: boolean): void {
    const { phone, target } = this.#host;
    const id = createId();
    claimCall(phone, id, this.#host);
    this.#set({ ...this.#ui, callId: id });
    const options = { context: this.#context() };
    const call = {
      type: 'call',
      id,
      target: this.#otherTarget ?? target ?? '',
      options,
      activated,
    } as const;
    const request = (intent: Intent): Promise<void> => this.request(intent);
    if (!activated || !wantedCallWindow(this.#host)) return void request(call);
    const dial = (windows = this.#windows): Promise<void> =>
      windows ? windows.callInWindow(this.#host, call, request) : request(call);
    // In the very task of the press, unless that came before what it needs.
    if (this.#windows) void dial();
    else void this.#fetchWindows().then(dial);
  }

  /** A mistake in the page is no reason not to call. */
  #context(): Readonly<Record<string, string>> {
    const given = this.#host.contextAttributes;
    const context = parseAttributes(given ?? this.#host.getAttribute('attributes'));
    if (context) return context;
    const name = given === undefined ? 'attributes' : 'context-attributes';
    refuseValue(this.#host, name, 'is no JSON object of texts; the call goes without');
    return {};
  }

  #refused(intent: Intent, error: unknown): void {
    const stopped = error instanceof VoipError && /prevented|cancelled/.test(error.code);
    const mine = intent.type === 'call' && intent.id === this.#ui.callId;
    // What became a call tells by itself how it ended.
    if (mine && callOf(this.#host.phone.state, intent.id)) return;
    if (mine && stopped) this.#set(initialUi);
    if (mine && !stopped) {
      const code = error instanceof VoipError ? error.code : 'call/failed';
      const { agreed } = this.#ui;
      this.#set({ ...initialUi, agreed, step: 'problem', error: code, open: true });
    }
    if (!stopped) report(this.#host, error);
  }

  #set(ui: ButtonUi): void {
    const { open } = this.#ui;
    this.#ui = ui;
    if (ui.step === 'none') this.#otherTarget = undefined;
    this.#host.requestUpdate();
    if (ui.open === open) return;
    const options = { origin: 'user', source: this.#host } as const;
    this.#host.phone.announce('voip-toggle', { open: ui.open }, options);
  }
}

/** Of a page before this one, whose visitor still waits for it. */
const endedWithPage = ({ end }: CallSnapshot): boolean => end?.error?.code === 'call/not-recovered';

/** What only rings can be ended by nobody here. */
function otherCalls(calls: readonly CallSnapshot[]): Situation['otherCalls'] {
  if (calls.length === 0) return 'none';
  const ringing = calls.every((call) => call.direction === 'incoming' && call.state === 'ringing');
  return ringing ? 'incoming' : 'some';
}
