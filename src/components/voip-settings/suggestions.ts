import type { DiagnosticsState } from '../../core/diagnostics.js';
import { hostIn, joinServer } from './paste/server-parts.js';
import type { Draft, TextField } from './settings-draft.js';

/** What the connection test has found for a field. */
export interface Suggestion {
  readonly field: Extract<TextField, 'server' | 'outboundProxy'>;
  readonly value: string;
}

/** Those that the form may take and does not have yet, as long as it is about the same server. */
export function suggestionsOf(
  test: DiagnosticsState | null,
  { text }: Draft,
  isFixed: (field: TextField) => boolean,
): readonly Suggestion[] {
  const { suggestedServer, suggestedProxy, steps = [] } = test?.report ?? {};
  const tested = String(steps.find(({ name }) => name === 'address')?.seen['servers'] ?? '');
  const now = joinServer(text);
  const found: Suggestion[] = [];
  if (suggestedServer && hostIn(suggestedServer) === hostIn(now) && !isSame(suggestedServer, now)) {
    found.push({ field: 'server', value: suggestedServer });
  }
  if (suggestedProxy && suggestedProxy !== text.outboundProxy && tested.includes(hostIn(now))) {
    found.push({ field: 'outboundProxy', value: suggestedProxy });
  }
  return found.filter(({ field }) => !isFixed(field));
}

/** `wss://host:443/ws` and `host` are the same address: browsers leave out the port, people the rest. */
function isSame(address: string, typed: string): boolean {
  const whole = typed.includes('://') ? typed : `wss://${typed}${typed.includes('/') ? '' : '/ws'}`;
  return URL.canParse(whole) && new URL(whole).href === address;
}
