import type { CallContext } from '../state.js';

/** At most so many context attributes, and bytes of each, go with a call. */
const maxAttributes = 10;
const maxBytes = 256;

const namePattern = /^[A-Za-z][A-Za-z0-9-]{0,30}$/;
const encoder = new TextEncoder();

/**
 * The context of an outgoing call from the page and from what the author gave with it. Names and
 * values that cannot travel in a header are left out here; the schema has already told the author.
 */
export function outgoingContext(
  source: string,
  attributes: Readonly<Record<string, string>>,
  page: { url: string; title: string } | undefined,
): CallContext {
  const accepted = Object.entries(attributes)
    .filter(([name, value]) => namePattern.test(name) && isHeaderValue(value))
    .slice(0, maxAttributes);
  return {
    source,
    records: [],
    verified: false,
    ...(page ? { page } : {}),
    ...(accepted.length ? { attributes: Object.fromEntries(accepted) } : {}),
  };
}

/** The contract's headers for a context: `X-Voip-Page` and `X-Voip-Context-<Name>`. */
export function contextHeaders(context: CallContext): Record<string, string> {
  const headers: Record<string, string> = {};
  if (context.page && isHeaderValue(context.page.url)) headers['X-Voip-Page'] = context.page.url;
  for (const [name, value] of Object.entries(context.attributes ?? {})) {
    headers[`X-Voip-Context-${name}`] = value;
  }
  return headers;
}

/** What a caller's headers say; unverified, whoever sent them. Names arrive lower-cased. */
export function incomingContext(headers: Readonly<Record<string, string>>): CallContext {
  const prefix = 'x-voip-context-';
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .slice(0, maxAttributes)
    .map(([name, value]) => [name.slice(prefix.length), value.slice(0, maxBytes)] as const);
  const url = headers['x-voip-page'];
  return {
    source: 'sip',
    records: [],
    verified: false,
    ...(url ? { page: { url, title: '' } } : {}),
    ...(attributes.length ? { attributes: Object.fromEntries(attributes) } : {}),
  };
}

/** The page's address without query string and fragment, which may hold what is nobody's business. */
export function currentPage(): { url: string; title: string } {
  const { origin, pathname } = globalThis.location;
  return { url: origin + pathname, title: globalThis.document.title };
}

function isHeaderValue(value: string): boolean {
  // Printable ASCII and UTF-8 text; no control characters, so no second header line.
  return !/[\p{Cc}\p{Cs}]/u.test(value) && encoder.encode(value).length <= maxBytes;
}

/** Of a call that begins on this page, as the settings want it told. */
export const contextFor = (
  settings: {
    readonly attributes: Readonly<Record<string, string>>;
    readonly context: 'page' | 'none';
  },
  attributes: Readonly<Record<string, string>>,
  source: string,
): CallContext =>
  outgoingContext(
    source,
    { ...settings.attributes, ...attributes },
    settings.context === 'page' ? currentPage() : undefined,
  );
