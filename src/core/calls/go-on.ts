import { VoipError } from '../errors.js';
import type {
  CallHandlers,
  DialogId,
  Direction,
  InviteRequest,
  OutgoingCall,
  SignaledEnd,
  Signaling,
} from '../signaling/signaling.js';

export interface GoOnRequest {
  readonly signaling: Signaling;
  readonly dialog: DialogId;
  /** Whom to ask for the call, in order: not every server knows it under every number. */
  readonly targets: readonly string[];
  readonly audio: Promise<MediaStreamTrack>;
  readonly direction: Direction;
  /** As for the INVITE. */
  readonly video?: InviteRequest['video'];
}

/** SIP statuses that say nothing about the call, only that nobody is there under this number. */
const nobodyThere: ReadonlySet<unknown> = new Set([403, 404, 410, 480, 484, 604]);

const nobodyToAsk: SignaledEnd = {
  by: 'system',
  outcome: 'network-lost',
  error: new VoipError('call/not-recovered', { detail: { targets: 0 } }),
};

/**
 * Continues a call by INVITE with Replaces. Resolves with nothing once it is continued, else with how it
 * ended; from then on `handlers` are told everything.
 *
 * @param onCall gets each call that is tried
 */
export async function goOn(
  request: GoOnRequest,
  handlers: CallHandlers,
  onCall: (call: OutgoingCall) => void,
): Promise<SignaledEnd | undefined> {
  let end: SignaledEnd | undefined = nobodyToAsk;
  for (const target of request.targets) {
    end = await ask(target, request, handlers, onCall);
    if (!end || !isElsewhere(end)) break;
  }
  return end;
}

/** A caller's name on the wire may be none that can be dialled. */
function isElsewhere({ error }: SignaledEnd): boolean {
  return error?.code === 'call/invalid-target' || nobodyThere.has(error?.detail['status']);
}

function ask(
  target: string,
  { signaling, dialog, targets: _targets, ...media }: GoOnRequest,
  handlers: CallHandlers,
  onCall: (call: OutgoingCall) => void,
): Promise<SignaledEnd | undefined> {
  return new Promise((resolve) => {
    let onEnded: CallHandlers['onEnded'] = resolve;
    const told: CallHandlers = {
      ...handlers,
      onConnected: () => {
        onEnded = handlers.onEnded;
        handlers.onConnected();
        resolve(undefined);
      },
      onEnded: (end) => onEnded(end),
    };
    const request = { target, headers: {}, ...media, replaces: dialog, handlers: told };
    onCall(signaling.invite(request));
  });
}
