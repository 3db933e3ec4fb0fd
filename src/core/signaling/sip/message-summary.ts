import type { MessagesWaiting } from '../../state.js';

/** Reads application/simple-message-summary (RFC 3842 §5.2); null when it is unreadable. */
export function readMessageSummary(body: string): MessagesWaiting | null {
  const waiting = /^Messages-Waiting[ \t]*:[ \t]*(yes|no)[ \t]*(?:\r?\n|$)/im.exec(body)?.[1];
  if (!waiting) return null;
  const line =
    /^Voice-Message[ \t]*:[ \t]*(\d{1,6})[ \t]*\/[ \t]*(\d{1,6})(?:[ \t]*\([ \t]*(\d{1,6})[ \t]*\/[ \t]*\d{1,6}[ \t]*\))?/im.exec(
      body,
    );
  const [fresh = 0, old = 0, urgent = 0] = (line ?? []).slice(1).map((count) => Number(count ?? 0));
  return { waiting: waiting.toLowerCase() === 'yes', new: fresh, old, urgent };
}
