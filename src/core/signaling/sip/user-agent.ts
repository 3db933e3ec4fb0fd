import { SIPExtension, UserAgent, type Invitation, type Session } from 'sip.js';
import { VoipError } from '../../errors.js';
import type { Account } from '../signaling.js';
import type { Negotiation } from './negotiation.js';
import { accountUri, routeSet } from './sip-uri.js';
import { SipTransport, type TransportHooks } from './sip-transport.js';
import { quotedText } from './text.js';

export interface UserAgentParts {
  readonly hooks: TransportHooks;
  onInvite(invitation: Invitation): void;
  negotiationOf(session: Session): Negotiation | undefined;
}

/** Seconds an incoming call may ring here before it is refused with 480; servers give up earlier. */
const noAnswerTimeout = 300;

/**
 * SIP.js' UserAgent with everything of ours in place of its own.
 *
 * @throws VoipError `config/…`
 */
export function createUserAgent(account: Account, parts: UserAgentParts): UserAgent {
  const { username, domain, displayName, outboundProxy } = account;
  const uri = UserAgent.makeURI(accountUri(username, domain));
  if (!uri) throw new VoipError('config/domain-invalid');
  const userAgent = new UserAgent({
    uri,
    displayName: quotedText(displayName),
    preloadedRouteSet: routeSet(outboundProxy),
    userAgentString: 'voip-elements',
    // Its own log prints an HA1 and whole messages; ours is in the transport, redacted.
    logConfiguration: false,
    logBuiltinEnabled: false,
    logLevel: 'error',
    gracefulShutdown: false,
    noAnswerTimeout,
    // It matches the dialog and refuses with 481 where there is none; who may is decided here.
    sipExtensionReplaces: SIPExtension.Supported,
    // 180 is sent when the INVITE has been looked at.
    sendInitialProvisionalResponse: false,
    transportConstructor: SipTransport,
    transportOptions: parts.hooks,
    sessionDescriptionHandlerFactory: (session) => {
      const negotiation = parts.negotiationOf(session);
      if (!negotiation) throw new VoipError('call/invalid-state');
      return negotiation;
    },
    delegate: {
      onInvite: (invitation) => parts.onInvite(invitation),
      // Accepting a text nobody will read would be a lie (RFC 3428 §7).
      onMessage: (message) => void message.reject({ statusCode: 405, extraHeaders: [allow] }),
    },
  });
  // A stopped one drops requests. Nothing is connected by it: no server is known yet.
  void userAgent.start();
  return userAgent;
}

const allow = 'Allow: ACK, CANCEL, INVITE, BYE, OPTIONS, INFO, NOTIFY';
