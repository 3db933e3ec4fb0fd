import type { CallManager, PreparedLine } from '../calls/call-manager.js';
import type { ConfigLayers } from '../config.js';
import type { AccountSignaling } from '../connection/account-signaling.js';
import type { ConnectionManager } from '../connection/connection-manager.js';
import type { RegistrationManager } from '../connection/registration-manager.js';
import { VoipError } from '../errors.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';
import type { SettingsManager } from '../settings/settings-manager.js';
import type { Signaling } from '../signaling/signaling.js';
import type { CallId } from '../state.js';

export interface LineParts {
  readonly settings: SettingsManager;
  readonly signaling: AccountSignaling;
  readonly connection: ConnectionManager;
  readonly registration: RegistrationManager;
  readonly calls: CallManager;
}

/**
 * Decides when the account's line is up: while it is registered, while a page asked for it by
 * `connect()`, and while there is a call. A guest's socket is gone with the last call.
 */
export class Line {
  readonly #parts: LineParts;
  /** What keeps the line up besides calls. */
  #held: 'by-nobody' | 'by-connect' | 'by-registration' = 'by-nobody';
  /** The settings the running signaling was built for. */
  #builtFor = '';

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  /** Takes the first configuration; what is wrong with it is in the state and fails the verbs. */
  async start(layers: ConfigLayers): Promise<void> {
    await this.configure(layers).catch((error: unknown) => {
      if (!(error instanceof VoipError)) throw error;
    });
  }

  /** Rejects with `config/…`. Registering goes on behind it and is told by the state. */
  async configure(layers: ConfigLayers): Promise<void> {
    this.#parts.settings.apply(layers);
    await this.#followSettings();
  }

  async connect(): Promise<void> {
    if (this.#held === 'by-nobody') this.#held = 'by-connect';
    const signaling = await this.#up();
    if (this.#parts.settings.current.settings.register) await this.#register(signaling);
  }

  /** Rejects with `call/invalid-state` in a call: nobody means to hang up by it. */
  async disconnect(): Promise<void> {
    const { registration, connection, calls } = this.#parts;
    if (calls.live) throw new VoipError('call/invalid-state', { detail: { calls: 'live' } });
    this.#held = 'by-nobody';
    await registration.unregister();
    await connection.close();
  }

  /** Opens the line for a call without waiting for it: the call prepares itself meanwhile. */
  async prepareCall(target: string, callId: CallId): Promise<PreparedLine> {
    const { settings, connection } = this.#parts;
    const { resolved, boundTarget } = await settings.resolveFor({
      purpose: 'call',
      target,
      callId,
    });
    const line = await this.#obtain(resolved);
    const { servers } = resolved.settings;
    const opening = connection.open(line, servers);
    // With one server its failure ends the call by itself; with several, the next one has its turn first.
    if (servers.length > 1) await opening;
    else opening.catch(() => undefined);
    return { signaling: line, ...(boundTarget ? { target: boundTarget } : {}) };
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
    const { signaling, calls } = this.#parts;
    if (this.#held === 'by-registration' && signaling.current) {
      await this.#register(signaling.current).catch(() => undefined); // told in the state
    }
    await calls.refreshTargets();
  }

  /** The last call is over. A guest leaves nothing open, and the next call gets fresh credentials. */
  async idle(): Promise<void> {
    if (this.#held === 'by-nobody') await this.#down();
    await this.#followSettings();
  }

  async dispose(): Promise<void> {
    const { registration, calls } = this.#parts;
    await calls.endAll('api');
    await registration.unregister();
    registration.dispose();
    await this.#down();
  }

  /** Another account or other media: the line is built anew, but never under a call. */
  async #followSettings(): Promise<void> {
    const { settings, signaling, registration, calls } = this.#parts;
    if (calls.live) return;
    if (signaling.current && this.#builtFor !== fingerprint(settings.current)) {
      await registration.unregister();
      await this.#down();
      if (this.#held === 'by-registration') this.#held = 'by-nobody';
    }
    const { configured, register } = settings.current.settings;
    if (configured && register && this.#held !== 'by-registration') {
      this.#held = 'by-registration';
      void this.connect().catch(() => undefined); // told in the state
    } else if (!register && this.#held === 'by-registration') {
      await this.disconnect();
    }
  }

  async #up(): Promise<Signaling> {
    const { settings, connection } = this.#parts;
    const purpose = settings.current.settings.register ? 'register' : 'call';
    const { resolved } = await settings.resolveFor({ purpose });
    const line = await this.#obtain(resolved);
    await connection.open(line, resolved.settings.servers);
    return line;
  }

  async #down(): Promise<void> {
    await this.#parts.connection.close();
    await this.#parts.signaling.dispose();
  }

  async #obtain(resolved: ResolvedSettings): Promise<Signaling> {
    const { settings, signaling } = this.#parts;
    const setup = await settings.lineSetup(resolved);
    if (!signaling.current) this.#builtFor = fingerprint(settings.current);
    return signaling.obtain(setup);
  }

  async #register(signaling: Signaling): Promise<void> {
    this.#held = 'by-registration';
    await this.#parts.registration.register(signaling);
  }
}

/** What cannot be changed on running signaling. Credentials can, and what a token adds is left out. */
function fingerprint({ account, media, settings }: ResolvedSettings): string {
  return JSON.stringify([account, media, settings.servers, settings.tokenSrc]);
}
