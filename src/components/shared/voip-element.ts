import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PhoneConfig } from '../../core/config.js';
import { getPhone } from '../../core/index.js';
import type { Phone } from '../../core/phone.js';
import type { AuthMethod } from '../../core/state.js';
import {
  configFrom,
  configProperties,
  declared,
  flag,
  secrets,
  type Declaration,
  type Given,
} from './attributes.js';

/**
 * What the three elements have in common: their attributes, and a phone. What an attribute says of
 * the phone stands for the whole phone; of two elements that disagree, the first stands.
 *
 * @attribute {boolean} enabled - Shows the button. `N`, `no`, `false`, `0` and `off` count as absent.
 * @attribute {string} server - One or more `wss://host[:port]/path`, space separated, in order of preference.
 * @attribute {string} domain - SIP domain. Default: host of the first server.
 * @attribute {string} phone-name - Elements with one name share one phone. Default: `default`.
 * @attribute {string} username - User part of the address of record.
 * @attribute {string} auth-user - User of the digest. Default: `username`.
 * @attribute {string} display-name - Name shown at the other end.
 * @attribute {guest|secret|ha1|token} auth - How to authenticate. Default: `guest` as long as no credentials are known.
 * @attribute {boolean} register - Registers, to be called as well. Default: off.
 * @attribute {string} outbound-proxy - SIP URI or host of a preloaded Route.
 * @attribute {string} codecs - Ordered list of `opus g722 pcmu pcma g729`. Default: all.
 * @attribute {number} max-calls - Calls at a time, 1 to 8. Default: 2.
 * @attribute {string} stun - URLs of STUN servers.
 * @attribute {string} turn - URLs of TURN servers; their credentials are a property.
 * @attribute {string} token-src - URL that answers short-lived credentials, fetched on the press.
 * @attribute {keep|end} on-leave - What leaving the page does to a call. Default: `keep`.
 * @attribute {error|warn|info|debug} log-level - What is written to the console; always redacted. Default: `warn`.
 * @attribute {page|none} context - Whether the page's address (without its query) goes with the call. Default: `page`.
 * @attribute {auto|light|dark} theme - Colours of the panel. Default: `auto`, those of the page.
 */
export abstract class VoipElement extends LitElement {
  static override get properties(): PropertyDeclarations {
    return {
      ...declared('phone-name'),
      ...declared('enabled', { type: flag }),
      ...declared('theme', { reflect: true }),
      ...declared('strings', { attribute: false }),
      ...configProperties,
    };
  }

  /** Everything goes through the `type` of its property, whoever sets it: frameworks set properties. */
  protected static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: Declaration,
  ): PropertyDescriptor {
    const plain = super.getPropertyDescriptor(name, key, options);
    return {
      ...plain,
      set(this: VoipElement, given: Given) {
        plain?.set?.call(this, options.type(given));
      },
    };
  }

  declare phoneName: string | undefined;
  declare enabled: boolean | undefined;
  declare theme: 'auto' | 'light' | 'dark' | undefined;
  declare server: PhoneConfig['server'];
  declare domain: string | undefined;
  declare username: string | undefined;
  declare authUser: string | undefined;
  declare displayName: string | undefined;
  declare auth: AuthMethod | undefined;
  declare register: boolean | undefined;
  declare outboundProxy: string | undefined;
  declare codecs: PhoneConfig['codecs'];
  declare maxCalls: number | undefined;
  declare stun: PhoneConfig['stun'];
  declare turn: PhoneConfig['turn'];
  declare turnUsername: string | undefined;
  declare turnCredential: string | undefined;
  declare iceServers: PhoneConfig['iceServers'];
  declare tokenSrc: string | undefined;
  declare onLeave: PhoneConfig['onLeave'];
  declare logLevel: PhoneConfig['logLevel'];
  declare context: PhoneConfig['context'];
  declare password: string | undefined;
  declare ha1: string | undefined;
  declare token: string | undefined;

  #phone: Phone | undefined;
  /** Ends our part in the phone. */
  #leave: (() => void) | undefined;

  /** The phone this element uses: the one named by `phone-name`. */
  get phone(): Phone {
    return (this.#phone ??= getPhone(this.phoneName));
  }

  /** What this element says of the phone. */
  protected get config(): PhoneConfig {
    return configFrom(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#join();
    for (const name of secrets.split(' ')) {
      if (this.hasAttribute(name)) {
        void import('./refuse-secret.js').then((all) => all.refuseSecret(this, name));
      }
    }
  }

  override disconnectedCallback(): void {
    // A move in the DOM disconnects and connects again in one task: that is no farewell.
    queueMicrotask(() => this.isConnected || this.#leave?.());
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('phoneName')) this.#leave?.();
    if ([...changed.keys()].some((key) => key in configProperties) || !this.#leave) this.#join();
  }

  /** Takes part in the phone and follows its state; again whenever the attributes say something else. */
  #join(): void {
    const { phone } = this;
    phone.attach(this, this.config);
    if (this.#leave) return;
    const stop = phone.subscribe(() => this.requestUpdate());
    this.#leave = () => {
      stop();
      phone.detach(this);
      this.#leave = this.#phone = undefined;
    };
  }
}
