import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PhoneConfig } from '../../core/config.js';
import { getPhone } from '../../core/index.js';
import type { Phone } from '../../core/phone.js';
import type { AuthMethod } from '../../core/state.js';
import { configFrom, configProperties, declared, flag, secrets } from './attributes.js';

/** What the three elements have in common: their attributes, and a phone. */
export abstract class VoipElement extends LitElement {
  static override get properties(): PropertyDeclarations {
    return {
      ...declared('phone-name'),
      ...declared('enabled', { converter: flag }),
      ...declared('theme', { reflect: true }),
      strings: { attribute: false },
      ...configProperties,
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
    return (this.#phone ??= getPhone(this.phoneName || undefined));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#join();
    const given = secrets.split(' ').filter((name) => this.hasAttribute(name));
    if (given[0]) void import('./refuse-secrets.js').then((all) => all.refuseSecrets(this, given));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the DOM disconnects and connects again in one task: that is no farewell.
    queueMicrotask(() => this.isConnected || this.#leave?.());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('phoneName')) this.#leave?.();
    if ([...changed.keys()].some((key) => key in configProperties) || !this.#leave) this.#join();
  }

  /** Takes part in the phone and follows its state; again whenever the attributes say something else. */
  #join(): void {
    const { phone } = this;
    phone.attach(this, configFrom(this));
    if (this.#leave) return;
    const stop = phone.subscribe(() => this.requestUpdate());
    this.#leave = () => {
      stop();
      phone.detach(this);
      this.#leave = this.#phone = undefined;
    };
  }
}
