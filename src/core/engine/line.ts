import type { CallManager } from '../calls/call-manager.js';
import type { LineRequest, PreparedLine } from '../calls/call-manager-options.js';
import type { ConfigLayers } from '../config.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import type { ConnectionManager } from '../connection/connection-manager.js';
import { retryDelayMs } from '../connection/reconnect-policy.js';
import type { RegistrationManager } from '../connection/registration-manager.js';
import { codedError, VoipError } from '../errors.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';
import type { SettingsManager } from '../settings/settings-manager.js';
import type { Signaling } from '../signaling/signaling.js';
import { credentialsOf, lineOf, type Built, type Prepared } from './line-build.js';
import { proveLine } from './line-proof.js';
import type { LineWish } from './line-wish.js';
import { TokenRefresh } from './token-refresh.js';

export interface LineParts {
  readonly settings: SettingsManager;
  readonly signaling: AccountSignaling;
  readonly connection: ConnectionManager;
  readonly registration: RegistrationManager;
  readonly calls: CallManager;
  /** Whether this tab has the line, once that is known. */
  hasLine(): Promise<boolean>;
  readonly wish: LineWish;
  /** What no state tells. */
  tellError(error: VoipError): void;
  random(): number;
}

/**
 * Decides when the account's line is up: while it is registered, while a page asked for it by
 * `connect()`, and while there is a call. A guest's socket is gone with the last call.
 */
export class Line {
  readonly #parts: LineParts;
  /** What keeps the line up besides calls. */
  #held: 'by-nobody' | 'by-connect' | 'by-registration' = 'by-nobody';
  #built: Built | undefined;
  readonly #token: TokenRefresh;
  #retry: (() => void) | undefined;
  #disposed = false;
  /** The settings are followed one change after the other. */
  #following: Promise<void> = Promise.resolve();

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#token = new TokenRefresh({
      fetch: () => this.#refreshToken(),
      onFailed: (error) => this.#told(error),
    });
  }

  /** Takes the first configuration; what is wrong with it is in the state and fails the verbs. */
  async start(layers: ConfigLayers): Promise<void> {
    await this.configure(layers).catch((error: unknown) => {
      if (!(error instanceof VoipError)) throw error;
    });
  }

  /** Rejects with `config/…`. Registering goes on behind it and is told by the state. */
  async configure(layers: ConfigLayers, wished: 'on' | 'off' = 'on'): Promise<void> {
    const { settings, wish } = this.#parts;
    const before = credentialsOf(settings.current);
    settings.apply(layers);
    if (credentialsOf(settings.current) !== before) wish.set(wished);
    await this.#followSettings();
  }

  async connect(): Promise<void> {
    this.#parts.wish.set('on');
    if (this.#held === 'by-nobody') this.#held = 'by-connect';
    await this.#open(await this.#prepare());
  }

  /** Rejects with `call/invalid-state` in a call: nobody means to hang up by it. */
  disconnect(): Promise<void> {
    this.#parts.wish.set('off');
    return this.#release();
  }

  async #release(): Promise<void> {
    this.#refuseInCall();
    this.#held = 'by-nobody';
    this.#retry?.();
    await this.#parts.registration.unregister();
    // Somebody wanted it again meanwhile: theirs is the last word.
    if (this.#isHeld()) return;
    this.#refuseInCall();
    await this.#down();
  }

  /**
   * Opens the line for a call without waiting for it: the call prepares itself meanwhile. `wanted` is
   * false as soon as the call is given up.
   */
  async prepareCall(request: LineRequest, wanted: () => boolean): Promise<PreparedLine> {
    const { settings, connection, signaling } = this.#parts;
    const { resolved, boundTarget, expiresIn } = await settings.resolveFor(request);
    const bound = boundTarget ? { target: boundTarget } : {};
    // Another account is configured since, but a call in progress keeps its line, and one is all there is.
    if (signaling.current && this.#isOutdated()) return { signaling: signaling.current, ...bound };
    const line = await this.#obtain(resolved, expiresIn);
    if (!wanted()) throw new VoipError('call/cancelled');
    const { servers } = resolved.settings;
    const opening = connection.open(line, servers);
    // With one server its failure ends the call by itself; with several, the next one has its turn first.
    if (servers.length > 1) await opening;
    else opening.catch(() => undefined);
    return { signaling: line, ...bound };
  }

  /** For the signaling: the socket is gone. */
  lost(error: VoipError): void {
    this.#parts.connection.lost(error);
    this.#parts.registration.connectionLost();
  }

  /**
   * The socket is back: first REGISTER, then one re-INVITE for every call. Asterisk keeps the old
   * connection as the dialog's target, so without it the other side's hang-up would never arrive.
   */
  async reconnected(): Promise<void> {
    const { signaling, calls, registration } = this.#parts;
    await this.#token.ensureFresh();
    if (this.#held === 'by-registration' && signaling.current) {
      await registration.register(signaling.current).catch(() => undefined); // told in the state
    }
    await calls.refreshTargets();
  }

  /** The network, the page or the machine came back: what waits tries now, what stands is proved. */
  returned(): void {
    void proveLine(this.#parts);
    this.#parts.connection.retryNow();
    const again = this.#retry;
    again?.();
    if (again) void this.#stayRegistered();
  }

  /** The last call is over. A guest leaves nothing open, and the next call gets fresh credentials. */
  async idle(): Promise<void> {
    if (!this.#isHeld()) await this.#down();
    await this.#followSettings();
  }

  async dispose(): Promise<void> {
    const { registration, calls } = this.#parts;
    this.#disposed = true;
    this.#retry?.();
    await calls.endAll('api');
    await this.#following;
    this.#held = 'by-nobody';
    await registration.unregister();
    await this.#down();
  }

  /** This tab has the line from now on; what is known of it was told by another one. */
  takeUp(): void {
    const { settings, connection, registration, wish } = this.#parts;
    connection.forget();
    if (settings.current.settings.register && wish.now === 'on') registration.connectionLost();
    else registration.forget();
    void this.#followSettings();
  }

  /** Another tab has it, and goes on with the calls: nobody else is told. */
  async abandon(): Promise<void> {
    this.#retry?.();
    this.#held = 'by-nobody';
    this.#parts.calls.abandon();
    this.#parts.registration.forget();
    await this.#down('abandon');
  }

  #followSettings(): Promise<void> {
    this.#following = this.#following.then(() => this.#follow());
    return this.#following;
  }

  /** Another account or other media: the line is built anew, but never under a call. */
  async #follow(): Promise<void> {
    const { settings, signaling, registration, calls } = this.#parts;
    if (this.#disposed || !(await this.#parts.hasLine())) return;
    const { configured, register } = settings.current.settings;
    const wanted = configured && register;
    const outdated = signaling.current && this.#isOutdated();
    if (calls.live) {
      // Where a tab goes on with calls, nothing is up yet.
      if (wanted && !outdated && this.#held !== 'by-registration') this.#startRegistering();
      return;
    }
    if (outdated) {
      await registration.unregister();
      if (calls.live) return; // followed when it is over
      await this.#down();
      if (this.#held === 'by-registration') this.#held = 'by-nobody';
    }
    if (!wanted) {
      if (this.#held === 'by-registration' && !register) await this.#release();
    } else if (this.#held !== 'by-registration') {
      this.#startRegistering();
    } else if (signaling.current && this.#built?.credentials !== credentialsOf(settings.current)) {
      // A refusal was final for the old ones only.
      void this.#stayRegistered();
    }
  }

  #startRegistering(): void {
    if (this.#parts.wish.now === 'off') return;
    this.#held = 'by-registration';
    void this.#stayRegistered();
  }

  /** What goes wrong on the way or at the registrar is in the state and tried again there; the rest here. */
  async #stayRegistered(failures = 0): Promise<void> {
    let line: Prepared;
    try {
      line = await this.#prepare();
    } catch (cause) {
      if (this.#told(cause).retryable) this.#tryLater(failures + 1);
      return;
    }
    await this.#open(line).catch(() => undefined);
  }

  #tryLater(failures: number): void {
    this.#retry?.();
    const again = (): void => {
      this.#retry = undefined;
      if (this.#held === 'by-registration') void this.#stayRegistered(failures);
    };
    const timer = setTimeout(again, retryDelayMs(failures, this.#parts.random()));
    this.#retry = () => {
      clearTimeout(timer);
      this.#retry = undefined;
    };
  }

  async #prepare(): Promise<Prepared> {
    const { settings } = this.#parts;
    const purpose = settings.current.settings.register ? 'register' : 'call';
    const { resolved, expiresIn } = await settings.resolveFor({ purpose });
    const { servers, register } = resolved.settings;
    return { signaling: await this.#obtain(resolved, expiresIn), servers, register };
  }

  async #open({ signaling, servers, register }: Prepared): Promise<void> {
    // Closed again while it was being prepared.
    if (!this.#isHeld()) throw new VoipError('call/cancelled');
    await this.#parts.connection.open(signaling, servers, this.#held === 'by-registration');
    if (!register) return;
    this.#held = 'by-registration';
    await this.#parts.registration.register(signaling);
  }

  async #down(how: 'dispose' | 'abandon' = 'dispose'): Promise<void> {
    this.#token.stop();
    this.#built = undefined;
    this.#parts.connection.forget();
    await this.#parts.signaling[how]();
  }

  async #obtain(resolved: ResolvedSettings, expiresIn: number | undefined): Promise<Signaling> {
    const { settings, signaling } = this.#parts;
    const setup = await settings.lineSetup(resolved);
    const line = signaling.current ? this.#built?.line : undefined;
    const { current } = settings;
    this.#built = { line: line ?? lineOf(current), credentials: credentialsOf(current) };
    this.#token.granted(expiresIn);
    return signaling.obtain(setup);
  }

  async #refreshToken(): Promise<number | undefined> {
    const { settings, signaling } = this.#parts;
    const { resolved, expiresIn } = await settings.resolveFor({ purpose: 'refresh' });
    signaling.refresh(resolved);
    return expiresIn;
  }

  #isHeld(): boolean {
    return this.#held !== 'by-nobody';
  }

  #refuseInCall(): void {
    if (this.#parts.calls.live) {
      throw new VoipError('call/invalid-state', { detail: { calls: 'live' } });
    }
  }

  #isOutdated(): boolean {
    return this.#built?.line !== lineOf(this.#parts.settings.current);
  }

  #told(cause: unknown): VoipError {
    const error = codedError(cause);
    this.#parts.tellError(error);
    return error;
  }
}
