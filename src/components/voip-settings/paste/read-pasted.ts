import type { PastedField } from './labels.js';
import { placeOf, type Preset } from './presets.js';
import { isSipPort, readAddress, type Pasted, type Refused } from './read-address.js';
import { readBlock } from './read-block.js';

/** No message about one account is longer. */
const maxLength = 10_000;

/** Invisible characters come with text that was copied from chats and documents. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * What people paste, sorted into the fields of the form: an address of any kind, or a provider's block of
 * "Server: … Login: … Password: …". What cannot be used is told with what was probably meant.
 */
export function readPasted(text: string, preset?: Preset): Pasted {
  const clean = text
    .slice(0, maxLength)
    .replace(invisible, '')
    .replace(/\u00a0/g, ' ');
  const block = readBlock(clean);
  const names = Object.keys(block);
  return names.length > 1 || (names.length && clean.trim().includes('\n'))
    ? sorted(block, preset)
    : readAddress(block.server ?? clean, preset);
}

/** The values of a block are looked into like any others: servers come with ports and schemes. */
function sorted(block: Partial<Record<PastedField, string>>, preset: Preset | undefined): Pasted {
  const { transport, outboundProxy, port, server, ...rest } = block;
  const refused: Refused[] = [];
  // With SIP over WebSocket the address of the socket is what others call a proxy.
  const proxyIsServer = !!outboundProxy && /^wss?:/i.test(outboundProxy);
  const place = proxyIsServer ? outboundProxy : (server ?? '');
  const address = place ? readAddress(place, preset) : { fields: {}, refused: [] };
  const fields: Partial<Record<PastedField, string>> = { ...address.fields, ...rest };
  refused.push(...address.refused);
  if (outboundProxy && !proxyIsServer) fields.outboundProxy = outboundProxy;
  if (proxyIsServer && server) fields.domain ??= server;
  if (port && isSipPort(port)) {
    const { port: likely } = placeOf(preset ?? 'asterisk');
    if (!refused.some(({ field }) => field === 'port')) {
      refused.push({ field: 'port', reason: 'sip-port', value: port, likely });
    }
  } else if (port) fields.port = port;
  if (transport && !/wss?|websocket/i.test(transport)) {
    refused.push({ field: 'transport', reason: 'transport', value: transport, likely: 'WSS' });
  }
  const user = rest.username && /@/.test(rest.username) ? readAddress(rest.username, preset) : null;
  if (user?.fields.username) {
    fields.username = user.fields.username;
    if (user.fields.domain) fields.domain ??= user.fields.domain;
    if (!place && user.fields.server) fields.server ??= user.fields.server;
  }
  return { fields, refused };
}
