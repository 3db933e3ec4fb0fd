import type { Core, UserAgent } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Account, Registration as Granted } from '../signaling.js';
import { connectionLost } from './pending-requests.js';
import { randomToken } from './random-token.js';
import { errorOf } from './sip-errors.js';

export interface RegistrationOptions {
  readonly userAgent: UserAgent;
  readonly account: Account;
  /** What a 401 or 407 that reached us means. */
  challenged(): VoipError;
  onLost(error: VoipError): void;
  onRefreshed(granted: Granted): void;
}

/** Seconds asked for. */
const askedFor = 600;
/** Share of the granted time after which it is renewed. */
const refreshAt = 0.85;
const longest = 86_400;

type Response = Core.IncomingResponseMessage;

/**
 * REGISTER, its refresh, and its end. Not SIP.js' `Registerer`: that one stays in "waiting" for ever
 * after a 200 without our contact or a lost socket, leaves its promise unsettled then and after a
 * 423, and unregisters when it is thrown away.
 */
export class Registration {
  readonly #options: RegistrationOptions;
  readonly #callId: string;
  readonly #fromTag: string;
  #cseq = 0;
  #expires = askedFor;
  /** Without it once a first hop told that it does not know RFC 5626 (439). */
  #regId = ';reg-id=1';
  #refresh: ReturnType<typeof setTimeout> | undefined;
  #registered = false;
  /** One request at a time (RFC 3261 §10.2). */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.#callId = randomToken();
    this.#fromTag = randomToken();
  }

  /** Rejects with `auth/…` or `network/…`. */
  register(): Promise<Granted> {
    return this.#inTurn(async () => {
      const granted = await this.#ask(this.#expires);
      this.#registered = true;
      this.#refresh = setTimeout(() => void this.#renew(), granted.expiresIn * refreshAt * 1_000);
      return granted;
    });
  }

  /** Resolves whatever the server says. */
  async unregister(): Promise<void> {
    this.stop();
    await this.#inTurn(async () => {
      if (!this.#registered) return;
      this.#registered = false;
      // Gone or not, our contact expires by itself.
      await this.#ask(0).catch(() => undefined);
    });
  }

  /** No refresh any more: the socket is gone, or we are. */
  stop(): void {
    clearTimeout(this.#refresh);
  }

  async #renew(): Promise<void> {
    try {
      this.#options.onRefreshed(await this.register());
    } catch (error) {
      if (error instanceof VoipError) this.#options.onLost(error);
    }
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    this.stop();
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #ask(expires: number): Promise<Granted> {
    for (let again = 0; ; again += 1) {
      const response = await this.#send(expires);
      const status = response.statusCode ?? 0;
      if (status < 300) return this.#granted(response, expires);
      const shortest = Number(response.getHeader('min-expires'));
      if (again === 0 && status === 423 && shortest > expires && shortest <= longest) {
        this.#expires = expires = shortest;
      } else if (again === 0 && status === 439) {
        this.#regId = '';
      } else {
        throw this.#refused(response, status);
      }
    }
  }

  #send(expires: number): Promise<Response> {
    const { userAgent, account } = this.#options;
    const { userAgentCore: core, contact, configuration } = userAgent;
    const registrar = configuration.uri.clone();
    registrar.user = undefined;
    const uuid = account.instanceId.replace(/^urn:uuid:/i, '');
    const instance = `${this.#regId};+sip.instance="<urn:uuid:${uuid}>"`;
    const request = core.makeOutgoingRequestMessage(
      'REGISTER',
      registrar,
      configuration.uri,
      configuration.uri,
      { callId: this.#callId, fromTag: this.#fromTag, cseq: (this.#cseq += 1) },
      [`Contact: ${contact.toString({ register: true })}${instance};expires=${expires}`],
    );
    return new Promise((resolve) => {
      const settle = ({ message }: { message: Response }): void => {
        this.#cseq = request.cseq; // one more when a challenge was answered
        resolve(message);
      };
      core.register(request, { onAccept: settle, onRedirect: settle, onReject: settle });
    });
  }

  /** Our own among the contacts the registrar lists (RFC 3261 §10.3); its address may be rewritten. */
  #granted(response: Response, asked: number): Granted {
    const listed = response.getHeaders('contact');
    const { user } = this.#options.userAgent.contact.uri;
    const ours = listed.find((contact) => contact.includes(`:${user ?? ''}@`));
    if (asked > 0 && listed.length > 0 && !ours) {
      throw new VoipError('network/server-error', { detail: { reason: 'contact-missing' } });
    }
    const told = /;\s*expires="?(\d+)/i.exec(ours ?? '')?.[1] ?? response.getHeader('expires');
    const expiresIn = Number(told ?? asked);
    return { expiresIn: expiresIn > 0 ? Math.min(expiresIn, longest) : asked };
  }

  #refused(response: Response, status: number): VoipError {
    if (!response.data || response.reasonPhrase === connectionLost) {
      return new VoipError(status === 408 ? 'network/timeout' : 'network/connection-lost');
    }
    if (status === 401 || status === 407) return this.#options.challenged();
    const detail = { status };
    if (status === 403 || status === 404) return new VoipError('auth/rejected', { detail });
    return status >= 300 && status < 500
      ? new VoipError('network/server-error', { detail })
      : errorOf(status);
  }
}
