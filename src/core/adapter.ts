import type { Contact } from './contacts.js';

/** Someone as an adapter knows them. What is no text, too long or has no number is left out or cut. */
export type AdapterContact = Omit<Contact, 'source'>;

/** Whose number an adapter is asked for. */
export interface LookupQuery {
  /** As it was signalled or dialled. */
  readonly raw: string;
  readonly e164?: string;
  readonly direction: 'incoming' | 'outgoing';
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
}

/**
 * What joins a CRM or help desk to the phone. Every method is optional. One that throws, rejects or takes too long
 * costs its own feature, never a call: it is told as `voip-error` with `adapter/failed`, `detail.adapter` and `detail.method`,
 * once until it works again.
 */
export interface VoipAdapter {
  /** Stands at what comes from it. */
  readonly name: string;
  /** Whose number it is, the best first. Shown as soon as it is there, at most 10 s later. */
  lookup?(query: LookupQuery): Promise<readonly AdapterContact[]>;
  /** By name or number, the best first; 50 are shown at most. Has 5 s. */
  search?(text: string, signal: AbortSignal): Promise<readonly AdapterContact[]>;
  /** Everybody, at most 10,000. Has 10 s, after which what came until then is shown. */
  directory?(): AsyncIterable<AdapterContact> | Iterable<AdapterContact>;
}
