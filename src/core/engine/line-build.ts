import type { Signaling } from '../signaling/signaling.js';
import type { ResolvedSettings } from '../settings/settings-schema.js';

/** What the running signaling was built for, and what it authenticates with. */
export interface Built {
  readonly line: string;
  readonly credentials: string;
}

/** What cannot be changed on running signaling. What a token adds is left out. */
export function lineOf({ account, media, settings }: ResolvedSettings): string {
  return JSON.stringify([account, media, settings.servers, settings.tokenSrc]);
}

export function credentialsOf({ credentials }: ResolvedSettings): string {
  return JSON.stringify(credentials);
}

/** A line that can be opened. */
export interface Prepared {
  readonly signaling: Signaling;
  readonly servers: readonly string[];
  readonly register: boolean;
}
