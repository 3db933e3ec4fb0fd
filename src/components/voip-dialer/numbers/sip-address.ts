/**
 * What core lets through (`core/signaling/sip/sip-uri.ts`), which elements do not load: a test holds the
 * two together. Anything else would be refused with `call/invalid-target` after the press.
 */
const userPart = /^[\w.+*#~!$&=-]{1,64}$/;
const host = /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,62})(?:\.[a-z\d-]{1,63})*(?::\d{1,5})?$/i;
const parameter = /^(?:user=phone|transport=(?:udp|tcp|tls|ws|wss))$/i;

/** The parts of a SIP URI (RFC 3261 §19.1.1) that may be dialled; `host` is empty where there is none. */
export interface SipAddress {
  readonly user: string;
  readonly host: string;
  /** With its semicolons. */
  readonly parameters: string;
}

/**
 * @param text a SIP URI without its scheme
 * @returns nothing for headers (`?Route=…`), passwords, and parameters that change the route
 */
export function readAddress(text: string): SipAddress | undefined {
  const [, escaped = '', at = '', parameters = ''] =
    /^([^@;?]+)(?:@([^@;?]+))?((?:;[^;?]+)*)$/.exec(text) ?? [];
  const user = unescaped(escaped);
  if (user === undefined || !userPart.test(user) || (at && !host.test(at))) return undefined;
  const known = parameters.split(';').every((one) => !one || parameter.test(one));
  return known ? { user, host: at, parameters } : undefined;
}

/** Text without its percent escapes; nothing where they are broken. */
export function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // the one error of decodeURIComponent: malformed escapes
  }
}
