import { codedError, type VoipError } from '../errors.js';
import type { LogEntry } from '../store.js';
import type { AgentFeatures } from './agent-features.js';
import type { OnDemand } from './fetched.js';

/**
 * Hands what the store says to the features of an agent's phone. One that registers only after its first call has
 * its signaling by then, with which they would have been fetched.
 */
export function tellAgent(
  agent: OnDemand<AgentFeatures>,
  entry: LogEntry,
  tellError: (error: VoipError) => void,
): void {
  agent.value?.told(entry);
  if (entry.kind === 'notice' || agent.needed) return;
  const { registration, tab } = entry.after;
  if (registration.status !== 'registering' || tab.role === 'follower') return;
  agent.get().catch((cause: unknown) => tellError(codedError(cause)));
}
