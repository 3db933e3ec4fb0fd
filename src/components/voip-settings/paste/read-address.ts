import type { PastedField } from './labels.js';
import { placeOf, type Preset } from './presets.js';
import { hostIn, splitServer } from './server-parts.js';

/** Why something of a text cannot be used as it is. */
export type PasteReason = 'janus' | 'sip-port' | 'transport' | 'http-url' | 'insecure';

export interface Refused {
  readonly field: PastedField;
  readonly reason: PasteReason;
  /** What was given. */
  readonly value: string;
  /** What it should most likely be. */
  readonly likely: string;
}

/** What a text says of an account. */
export interface Pasted {
  readonly fields: Readonly<Partial<Record<PastedField, string>>>;
  readonly refused: readonly Refused[];
}

/** SIP over UDP, TCP and TLS; no browser connects there. */
export const isSipPort = (port: string): boolean => port === '5060' || port === '5061';

/**
 * Takes an address apart: a host with or without a port, a WebSocket address, a SIP address, or one that belongs to
 * something else, which is refused with what was probably meant.
 */
export function readAddress(text: string, preset: Preset = 'asterisk'): Pasted {
  const given = text.trim();
  const sip = /^(?:sips?:)?(?:([^\s@:;?]+)(?::[^\s@]*)?@)?([^\s@;?<>]+)([;?]\S*)?$/i.exec(
    given.replace(/^<|>$/g, ''),
  );
  if (sip && (/^<?sips?:/i.test(given) || (sip[1] && !given.includes('://')))) {
    const [, user = '', place = '', rest = ''] = sip;
    const host = hostIn(place);
    const named = readServer(place, preset);
    const transport = /transport=(udp|tcp|tls)/i.exec(rest)?.[1];
    const wrong: Refused[] = transport
      ? [{ field: 'transport', reason: 'transport', value: transport, likely: 'WSS' }]
      : [];
    return {
      fields: { ...named.fields, ...(user ? { username: user } : {}), domain: host },
      refused: [...named.refused, ...wrong],
    };
  }
  return readServer(given, preset);
}

function readServer(given: string, preset: Preset): Pasted {
  const { server, port } = splitServer(given);
  const host = hostIn(given);
  const place = placeOf(preset);
  const usable = port && !isSipPort(port) ? `:${port}` : '';
  const likely = (path: string): string => `wss://${host}${usable}${path}`;
  const refuse = (reason: PasteReason, value: string): Pasted => ({
    fields: {},
    refused: [{ field: 'server', reason, value: given, likely: value }],
  });
  const bare = /^(udp|tcp|tls):(?:\/\/)?(.+)$/i.exec(given);
  if (bare?.[2]) {
    const value = `wss://${hostIn(bare[2])}:${place.port}${place.path}`;
    return refuse('transport', value);
  }
  if (/^(https?|wss?):\/\/\S+\/janus\/?$/i.test(given)) return refuse('janus', likely('/ws'));
  if (/^https?:\/\//i.test(given)) return refuse('http-url', likely(pathOf(server) || '/ws'));
  if (/^ws:\/\//i.test(given) && !/^(localhost|127\.[\d.]+|\[::1\])$/i.test(host)) {
    return refuse('insecure', likely(pathOf(server) || '/ws'));
  }
  const fields = { server, ...(usable ? { port } : {}) };
  const wrong: Refused = { field: 'port', reason: 'sip-port', value: port, likely: place.port };
  return { fields, refused: isSipPort(port) ? [wrong] : [] };
}

const pathOf = (server: string): string => /^[a-z]+:\/\/[^/]+(\/.+)$/i.exec(server)?.[1] ?? '';
