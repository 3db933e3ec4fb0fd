/** Seconds after which a call ends by itself when nobody refreshes it (RFC 4028), where an answer says so. */
export function sessionTimerIn(messages: readonly string[]): number | undefined {
  for (const message of messages) {
    if (!/^SIP\/2\.0 2\d\d/.test(message)) continue;
    const seconds = /^(?:Session-Expires|x)\s*:\s*(\d{1,6})/im.exec(message)?.[1];
    if (seconds !== undefined) return Number(seconds);
  }
  return undefined;
}
