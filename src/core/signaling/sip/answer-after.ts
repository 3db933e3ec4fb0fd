import type { Core } from 'sip.js';

/** What PBXs put into Alert-Info: `Auto Answer`, `<http://…>;info=alert-autoanswer;delay=0`, `ring-answer`. */
const alert = /\b(?:auto[ -]?answer|ring-answer)\b/i;
const after = /;\s*(?:answer-after|delay)\s*=\s*"?(\d{1,2})"?\s*(?:[;,]|$)/i;

/**
 * Seconds after which the server asks to have the call answered. There is no standard for it (RFC 5373 is in no
 * common PBX); these two headers are what intercoms and pagers send.
 */
export function answerAfterOf(request: Core.IncomingRequestMessage): number | undefined {
  // One Via: who sent it is who we are connected to (RFC 3261 §18.1.1). A proxy passes on what any caller wrote.
  if (request.getHeaders('via').length !== 1) return undefined;
  const delay = after.exec(request.getHeader('call-info') ?? '')?.[1];
  if (delay !== undefined) return Number(delay);
  const info = request.getHeader('alert-info') ?? '';
  return alert.test(info) ? Number(after.exec(info)?.[1] ?? 0) : undefined;
}
