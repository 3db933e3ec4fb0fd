import type { Session, UserAgent } from 'sip.js';
import type { VoipError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import type { MediaOptions } from '../signaling.js';
import type { Negotiation } from './negotiation.js';
import type { SipCall } from './sip-call.js';

/** What a call needs of the signaling it belongs to. */
export interface CallLine {
  readonly userAgent: UserAgent;
  readonly media: MediaOptions;
  /** Host part of dialled numbers. */
  readonly domain: string;
  readonly log: Logger;
  /** After `dispose()` nothing is told any more. */
  readonly silent: boolean;
  isConnected(): boolean;
  /** SIP.js asks for the descriptions of this session. */
  adopt(session: Session, negotiation: Negotiation): void;
  onRefused(error: VoipError): void;
  onEnded(call: SipCall): void;
}
