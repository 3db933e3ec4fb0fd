import type { ErrorInfo } from '../errors.js';
import { VoipError } from '../errors.js';
import type {
  KeptKey,
  KeptSettings,
  SettingsChange,
  SettingsEditor,
  SettingsView,
  TypedSecrets,
} from '../kept-settings.js';
import { foldLayers } from './config-layers.js';
import { fromJson, keptKeys, onlyKept, toStored } from './kept-settings.js';
import type { SavedSettings } from './saved-settings.js';
import type { SignIn } from './secret-vault.js';
import type { SettingsManager } from './settings-manager.js';
import { resolveSettings, type ResolvedSettings } from './settings-schema.js';

export interface SettingsEditingOptions {
  readonly settings: SettingsManager;
  readonly saved: SavedSettings;
  /** Puts in force what is kept now; `as-is` neither connects nor disconnects. */
  apply(how: 'connects' | 'as-is'): Promise<void>;
  /** Asks the page. Rejects with `call/prevented`. */
  ask(saving: Saving, source: HTMLElement | undefined): Promise<void>;
  told(saving: Saving, source: HTMLElement | undefined): void;
}

/** What is about to be saved, or was; without secrets. */
export interface Saving {
  readonly changes: readonly SettingsChange[];
  readonly settings: KeptSettings;
}

const secretKeys = ['password', 'ha1', 'token', 'turnCredential'] as const;

/** Lets people edit the settings. Fetched with the first form. */
export class SettingsEditing implements SettingsEditor {
  readonly #options: SettingsEditingOptions;

  constructor(options: SettingsEditingOptions) {
    this.#options = options;
  }

  view(): SettingsView {
    const { settings, saved } = this.#options;
    const { config: page } = foldLayers(settings.asked);
    const { config } = foldLayers(saved.inForce(settings.asked));
    const given = page.password || page.ha1 || page.token || page.tokenSrc;
    const isKept = config.password || config.ha1 || config.token;
    return {
      values: onlyKept(config),
      fixed: keptKeys.filter((key) => key in page || (key === 'auth' && given)),
      secret: given ? 'page' : isKept ? 'kept' : 'none',
    };
  }

  problems(settings: KeptSettings, typed: TypedSecrets): readonly ErrorInfo[] {
    const { problems, settings: resolved } = this.#resolved(settings, typed);
    const found = problems.map((problem) => problem.toInfo());
    const isMissing = !resolved.servers.length && !resolved.tokenSrc;
    if (isMissing && !found.some(({ detail }) => detail.key === 'server')) {
      found.unshift(new VoipError('config/not-configured', { detail: { key: 'server' } }).toInfo());
    }
    return found;
  }

  async use(settings: KeptSettings, typed: TypedSecrets): Promise<void> {
    this.#check(settings, typed);
    this.#options.saved.use(this.#open(settings), this.#signInWith(settings, typed));
    await this.#options.apply('connects');
  }

  async save(
    settings: KeptSettings,
    typed: TypedSecrets,
    storage: 'none' | 'session' | 'device',
    source?: HTMLElement,
  ): Promise<void> {
    this.#check(settings, typed);
    const { saved, ask, told, apply } = this.#options;
    const saving: Saving = {
      changes: this.#changes(settings, typed),
      settings: onlyKept(settings),
    };
    await ask(saving, source);
    await saved.save(this.#open(settings), this.#signInWith(settings, typed), storage);
    await apply('as-is');
    told(saving, source);
  }

  async forget(): Promise<void> {
    await this.#options.saved.forget();
    // That there is no account any more is what is wanted, and in the state.
    await this.#options.apply('as-is').catch(() => undefined);
  }

  exported(settings: KeptSettings): string {
    return `${JSON.stringify(toStored(settings), undefined, 2)}\n`;
  }

  imported(text: string): KeptSettings {
    return fromJson(text);
  }

  #check(settings: KeptSettings, typed: TypedSecrets): void {
    const [problem] = this.problems(settings, typed);
    if (problem) throw new VoipError(problem.code, problem);
  }

  /** What the page says is not kept: should it say something else one day, that counts. */
  #open(settings: KeptSettings): KeptSettings {
    const { fixed } = this.view();
    const entries = Object.entries(onlyKept(settings));
    return Object.fromEntries(entries.filter(([key]) => !fixed.some((one) => one === key)));
  }

  #resolved(settings: KeptSettings, typed: TypedSecrets): ResolvedSettings {
    const { saved, settings: manager } = this.#options;
    const signIn = this.#signInWith(settings, typed);
    return resolveSettings(saved.preview(manager.asked, settings, signIn));
  }

  /** What was typed, and of what was typed before that which was for the same server and user. */
  #signInWith(settings: KeptSettings, typed: TypedSecrets): SignIn | null {
    const { saved, settings: manager } = this.#options;
    const { servers, domain, username, authUser } = resolveSettings(
      saved.preview(manager.asked, settings, null),
    ).settings;
    const place = { server: servers.join(' '), domain, username, authUser };
    const before = saved.signIn;
    const isSame =
      before?.server === place.server && before.domain === domain && before.username === username;
    const entries = secretKeys.flatMap((key) => {
      const secret = typed[key] || (isSame ? before[key] : '');
      return secret ? [[key, secret] as const] : [];
    });
    return entries.length ? { ...place, ...Object.fromEntries(entries) } : null;
  }

  #changes(settings: KeptSettings, typed: TypedSecrets): readonly SettingsChange[] {
    const { values } = this.view();
    const changed = keptKeys.flatMap((key): SettingsChange[] => {
      const [before, after] = [shownAs(values, key), shownAs(settings, key)];
      return before === after ? [] : [{ key, before, after }];
    });
    const secrets = secretKeys.filter((key) => typed[key]);
    return [...changed, ...secrets.map((key) => ({ key, secret: true }) as const)];
  }
}

function shownAs(settings: KeptSettings, key: KeptKey): string {
  const value = settings[key];
  if (value instanceof Array) return value.join(' ');
  return value === undefined ? '' : `${value}`;
}
