/**
 * A message for a report. What proves an identity is taken out of the headers of a digest (RFC 7616 §3.3, 3.4),
 * what protects media out of the SDP (RFC 8839, RFC 4568), and cookies altogether.
 */
export function withoutSecrets(message: string): string {
  return message
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(
      /^((?:Proxy-)?(?:Authorization|Authenticate|WWW-Authenticate|Authentication-Info)\s*:)(.*)$/gim,
      digest,
    )
    .replace(/^((?:Set-)?Cookie\s*:).*$/gim, '$1 …')
    .replace(/^(a=ice-pwd:|a=crypto:|a=key-mgmt:|k=).*$/gim, '$1…');
}

/** Only these say nothing of the secret. */
const harmless = /\b(realm|algorithm|qop|stale|username|uri)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,]+)/gi;

function digest(_line: string, name: string, value: string): string {
  const scheme = /^\s*(\w+)/.exec(value)?.[1] ?? '';
  const kept = /^digest$/i.test(scheme) ? [...value.matchAll(harmless)].map(([all]) => all) : [];
  return `${name} ${scheme} ${[...kept, '…'].join(', ')}`;
}
