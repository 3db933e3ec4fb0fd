// @ts-check
/**
 * SIP messages as plain data (RFC 3261 §7). Headers keep their order and spelling, so that what is
 * forwarded leaves as it came.
 *
 * @typedef {[name: string, value: string]} Header
 * @typedef {{ kind: 'request', method: string, uri: string, headers: Header[], body: string }} Request
 * @typedef {{ kind: 'response', status: number, reason: string, headers: Header[], body: string }} Response
 * @typedef {Request | Response} Message
 */

export class MalformedMessage extends Error {}

/** Compact forms, RFC 3261 §7.3.3 and the extensions a browser may use. */
const compactNames = new Map(
  Object.entries({
    b: 'Referred-By',
    c: 'Content-Type',
    e: 'Content-Encoding',
    f: 'From',
    i: 'Call-ID',
    k: 'Supported',
    l: 'Content-Length',
    m: 'Contact',
    o: 'Event',
    r: 'Refer-To',
    s: 'Subject',
    t: 'To',
    u: 'Allow-Events',
    v: 'Via',
    x: 'Session-Expires',
  }),
);

/** Headers that are worked on value by value; several may share one line (§7.3.1). */
const lists = new Set(['via', 'route', 'record-route', 'contact']);

const maxHeaders = 200;
const token = "[A-Za-z0-9\\-.!%*_+`'~]+";
const requestLine = new RegExp(`^(${token}) (\\S+) SIP/2\\.0$`);
const statusLine = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/;
const headerLine = new RegExp(`^(${token})[ \\t]*:[ \\t]*(.*)$`);

/**
 * Splits at a separator that stands neither in quotes nor in angle brackets.
 *
 * @param {string} text
 * @param {string} separator one character
 * @returns {string[]} trimmed, without empty parts
 */
export function splitOutside(text, separator) {
  /** @type {string[]} */
  const parts = [];
  let part = '';
  let quoted = false;
  let bracketed = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (quoted && char === '\\') {
      part += char + text.charAt(i + 1);
      i += 1;
      continue;
    }
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '<') bracketed = true;
    else if (!quoted && char === '>') bracketed = false;
    if (char === separator && !quoted && !bracketed) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/**
 * @param {string[]} lines
 * @returns {Header[]}
 */
function parseHeaders(lines) {
  /** @type {Header[]} */
  const headers = [];
  for (const line of lines) {
    const [, given = '', value = ''] = headerLine.exec(line) ?? [];
    if (given === '') throw new MalformedMessage('a header line without a name');
    const name = compactNames.get(given.toLowerCase()) ?? given;
    const values = lists.has(name.toLowerCase()) ? splitOutside(value, ',') : [value.trim()];
    for (const one of values) headers.push([name, one]);
  }
  if (headers.length > maxHeaders) throw new MalformedMessage('too many headers');
  return headers;
}

/**
 * @param {string} rest what follows the empty line
 * @param {string | undefined} length of Content-Length, optional over WebSocket (RFC 7118 §5.5)
 */
function parseBody(rest, length) {
  if (length === undefined) return rest;
  if (!/^\d{1,9}$/.test(length)) throw new MalformedMessage('Content-Length is no number');
  const bytes = Buffer.from(rest, 'utf8');
  if (bytes.length < Number(length)) throw new MalformedMessage('the body is cut off');
  return bytes.subarray(0, Number(length)).toString('utf8');
}

/**
 * @param {string} text one WebSocket message, which is one SIP message (RFC 7118 §5)
 * @returns {Message}
 * @throws {MalformedMessage}
 */
export function parse(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) throw new MalformedMessage('no empty line after the headers');
  // A line that begins with white space continues the one before (§7.3.1).
  const [start = '', ...lines] = text
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = parseHeaders(lines);
  const length = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1];
  const body = parseBody(text.slice(end + 4), length);
  const status = statusLine.exec(start);
  if (status) {
    return { kind: 'response', status: Number(status[1]), reason: status[2] ?? '', headers, body };
  }
  const [, method, uri] = requestLine.exec(start) ?? [];
  if (!method || !uri) throw new MalformedMessage('neither a request nor a response');
  return { kind: 'request', method, uri, headers, body };
}

/**
 * @param {Message} message
 * @returns {string}
 */
export function serialize(message) {
  const start =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const headers = message.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  const length = Buffer.byteLength(message.body, 'utf8');
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [start, ...lines, `Content-Length: ${length}`, '', message.body].join('\r\n');
}

/**
 * @param {Message} message
 * @param {string} name
 * @returns {string | undefined} the first value
 */
export function header(message, name) {
  return headers(message, name)[0];
}

/**
 * @param {Message} message
 * @param {string} name
 * @returns {string[]}
 */
export function headers(message, name) {
  const wanted = name.toLowerCase();
  return message.headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/**
 * The same message with these headers left out.
 *
 * @template {Message} M
 * @param {M} message
 * @param {readonly string[]} names
 * @returns {M}
 */
export function without(message, names) {
  const unwanted = new Set(names.map((name) => name.toLowerCase()));
  return {
    ...message,
    headers: message.headers.filter(([name]) => !unwanted.has(name.toLowerCase())),
  };
}

/**
 * The same message without the first header of that name.
 *
 * @template {Message} M
 * @param {M} message
 * @param {string} name
 * @returns {M}
 */
export function withoutFirst(message, name) {
  const at = message.headers.findIndex(([key]) => key.toLowerCase() === name.toLowerCase());
  return { ...message, headers: message.headers.filter((_, index) => index !== at) };
}

/**
 * The same message with headers added on top.
 *
 * @template {Message} M
 * @param {M} message
 * @param {readonly Header[]} added
 * @returns {M}
 */
export function withOnTop(message, added) {
  return { ...message, headers: [...added, ...message.headers] };
}
