import type { PageEndRecords } from '../calls/call-recovery.js';
import { markKey } from '../call-mark.js';

const nameOf = (key: string): string => `${markKey}.${key}`;

/** In localStorage, which is written before the call returns; IndexedDB drops what a page has begun as it goes. */
export const pageEndRecords: PageEndRecords = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(nameOf(key)) ?? 'null') as unknown;
    } catch {
      return null; // forbidden, or written by somebody else
    }
  },
  put(key, records) {
    try {
      if (records) localStorage.setItem(nameOf(key), JSON.stringify(records));
      else localStorage.removeItem(nameOf(key));
    } catch {
      // Forbidden or full: what is in IndexedDB has to do.
    }
  },
};
