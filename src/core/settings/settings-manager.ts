import type { ConfigLayers, PhoneConfig } from '../config.js';
import type { LineSetup } from '../connection/account-signaling.js';
import { codedError, VoipError } from '../errors.js';
import type { LogLevel, LogSink } from '../logger.js';
import type { Origin, SettingsState } from '../state.js';
import type { Storage } from '../storage/storage.js';
import { foldLayers } from './config-layers.js';
import { isOfUser } from './asks-for-sign-in.js';
import { instanceId } from './instance-id.js';
import type { SavedSettings } from './saved-settings.js';
import { resolveSettings, type ResolvedSettings } from './settings-schema.js';
import type { TokenAnswer } from './token-answer.js';
import type { TokenRequest } from './token-source.js';

export interface SettingsManagerOptions {
  read(): SettingsState | null;
  write(next: SettingsState, origin: Origin): void;
  /** Something the page author should know, that stops nothing. */
  warn(error: VoipError): void;
  readonly storage: Storage;
  /** Of the phone. */
  readonly name: string;
  /** What asks `token-src`. Rejects with `network/load-failed`. */
  loadTokenSource(): Promise<FetchToken>;
  /** What reads and keeps the layers below the attributes. Rejects with `network/load-failed`. */
  loadSaved(): Promise<typeof SavedSettings>;
  /** What is kept is something else now: `asked` is to be applied anew. */
  onSaved(asked: ConfigLayers): void;
}

type FetchToken = (tokenSrc: string, request: TokenRequest) => Promise<TokenAnswer>;

export interface PurposeSettings {
  readonly resolved: ResolvedSettings;
  /** The only target the token is good for. */
  readonly boundTarget?: string;
  /** Seconds until what `token-src` answered is void. */
  readonly expiresIn?: number;
}

/** Sole writer of the `settings` slice. Secrets stay in here and go straight to the signaling. */
export class SettingsManager {
  readonly #options: SettingsManagerOptions;
  /** As last given, right or wrong. */
  #asked: ConfigLayers = { properties: {}, attributes: [] };
  #layers = this.#asked;
  #saved: SavedSettings | undefined;
  #restoring: Promise<SavedSettings | undefined> | undefined;
  #current: ResolvedSettings = resolveSettings(this.#layers);
  /** Read once: a press should not wait for the disk. */
  #instanceId: Promise<string> | undefined;

  constructor(options: SettingsManagerOptions) {
    this.#options = options;
  }

  /** What is in force. */
  get current(): ResolvedSettings {
    return this.#current;
  }

  /** As the page has it, right or wrong. */
  get asked(): ConfigLayers {
    return this.#asked;
  }

  get logLevel(): LogLevel | undefined {
    const { properties, attributes } = this.#layers;
    return properties.logLevel ?? attributes.find((element) => element.logLevel)?.logLevel;
  }

  get logSink(): LogSink | undefined {
    return this.#layers.properties.logger;
  }

  /** Before the first `apply`: what was kept in this browser, and what `config-src` says. */
  async restore(layers: ConfigLayers): Promise<void> {
    if (needsSaved(layers)) await this.#restored(layers);
  }

  /** Fetches it where nothing needed it before. Rejects with `network/load-failed`. */
  async saved(): Promise<SavedSettings> {
    if (!this.#restoring) void this.#restoreLate();
    const saved = await this.#restoring;
    if (!saved) throw new VoipError('network/load-failed');
    return saved;
  }

  /** Puts a configuration in force, or throws its first problem and leaves what was. */
  apply(asked: ConfigLayers): void {
    this.#asked = asked;
    if (!this.#restoring && needsSaved(asked)) void this.#restoreLate();
    const layers = this.#saved?.completed(asked) ?? asked;
    const resolved = resolveSettings(layers);
    resolved.warnings.forEach((warning) => this.#options.warn(warning));
    const [problem] = resolved.problems;
    if (problem) {
      resolved.problems.forEach((other) => this.#options.warn(other));
      // Who takes the credentials away does not want the old ones in force.
      if (problem.code === 'auth/credentials-needed') this.#adopt(layers, resolved);
      this.#options.write({ ...this.#current.settings, error: problem.toInfo() }, 'api');
      throw problem;
    }
    this.#adopt(layers, resolved);
    const { storage } = asked.properties;
    if (storage && storage !== 'none') {
      void this.#loadSaved().then((saved) => saved?.keep(asked.properties, resolved.settings));
    }
    // Before somebody waits for it. What fails now fails again then, and is told.
    if (resolved.settings.tokenSrc) this.#options.loadTokenSource().catch(() => undefined);
    const before = JSON.stringify(this.#options.read());
    if (JSON.stringify(resolved.settings) !== before) this.#options.write(resolved.settings, 'api');
  }

  #adopt(layers: ConfigLayers, resolved: ResolvedSettings): void {
    this.#layers = layers;
    this.#current = resolved;
  }

  /** @throws VoipError what is wrong with the configuration, when there is none to work with. */
  require(): SettingsState {
    if (!this.#current.settings.configured) throw this.#notConfigured();
    return this.#current.settings;
  }

  /** The settings for one purpose, with what `token-src` answers to it on top. */
  async resolveFor(request: TokenRequest): Promise<PurposeSettings> {
    const { tokenSrc } = this.#current.settings;
    const fetchToken = tokenSrc ? await this.#options.loadTokenSource() : undefined;
    const answer = await fetchToken?.(tokenSrc, request);
    const resolved = answer ? resolveSettings(this.#layers, answer) : this.#current;
    const [problem] = resolved.problems;
    if (problem) throw problem;
    if (!resolved.settings.configured) throw this.#notConfigured();
    return {
      resolved,
      ...(answer?.target ? { boundTarget: answer.target } : {}),
      ...(answer?.expiresIn ? { expiresIn: answer.expiresIn } : {}),
    };
  }

  /**
   * What is asked for, right or wrong, with this on top: for a test, nothing of it is put in force. `problems` are
   * those of its values. Rejects with what `token-src` fails with.
   */
  async tried(config: PhoneConfig): Promise<ResolvedSettings> {
    const { properties, attributes } = this.#saved?.completed(this.#asked) ?? this.#asked;
    const layers = { properties: { ...properties, ...config }, attributes };
    const resolved = resolveSettings(layers);
    const { tokenSrc } = resolved.settings;
    if (!tokenSrc || resolved.problems.length) return resolved;
    const fetchToken = await this.#options.loadTokenSource();
    return resolveSettings(layers, await fetchToken(tokenSrc, { purpose: 'register' }));
  }

  async lineSetup({
    account,
    credentials,
    media,
    signaling,
  }: ResolvedSettings): Promise<LineSetup> {
    const id = await (this.#instanceId ??= instanceId(this.#options.storage));
    return { account: { ...account, instanceId: id }, credentials, media, factory: signaling };
  }

  dispose(): void {
    this.#saved?.dispose();
  }

  /** Whoever edits it waits for it: what comes from the disk late would stand over what was typed. */
  #restored(layers: ConfigLayers): Promise<SavedSettings | undefined> {
    this.#restoring = this.#loadSaved().then(async (saved) => {
      await saved?.restore(layers);
      return saved;
    });
    return this.#restoring;
  }

  /** An element that somebody works with came to a page that had none. */
  async #restoreLate(): Promise<void> {
    if (await this.#restored(this.#asked)) this.#options.onSaved(this.#asked);
  }

  /** Without it somebody signs in again: that is told, and fails nothing. */
  async #loadSaved(): Promise<SavedSettings | undefined> {
    const { loadSaved, storage, name, onSaved, warn } = this.#options;
    const onChange = (): void => onSaved(this.#asked);
    try {
      const SavedSettings = await loadSaved();
      return (this.#saved ??= new SavedSettings({ storage, name, onChange, warn }));
    } catch (cause) {
      this.#restoring = undefined; // the next need tries again
      warn(codedError(cause));
      return undefined;
    }
  }

  #notConfigured(): VoipError {
    const { code = 'config/not-configured', detail = {} } = this.#options.read()?.error ?? {};
    return new VoipError(code, { detail });
  }
}

/** Whether anything below the attributes counts: a visitor's button reads nothing. */
const needsSaved = (layers: ConfigLayers): boolean =>
  isOfUser(layers) || !!foldLayers(layers).config.configSrc;
