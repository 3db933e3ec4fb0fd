import type { CallManager } from '../calls/call-manager.js';
import type { Intent } from '../intents.js';
import type { CallContext, Origin } from '../state.js';
import type { AgentFeatures } from './agent-features.js';
import type { CallLogging } from './call-logging.js';
import type { OnDemand } from './fetched.js';
import type { Line } from './line.js';
import type { SoundControl } from './sound-control.js';

export interface Owners {
  readonly calls: CallManager;
  readonly line: Line;
  readonly sound: SoundControl;
  /** Fetched when it is first needed. Rejects with `network/load-failed`. */
  readonly agent: OnDemand<AgentFeatures>;
  readonly logging: CallLogging;
}

/**
 * Hands each intent to the one manager that owns it.
 *
 * @param context of the page it was wanted on, where that is another tab's
 */
export async function routeIntent(
  intent: Intent,
  origin: Origin,
  { calls, line, sound, logging, agent }: Owners,
  context?: CallContext,
): Promise<void> {
  switch (intent.type) {
    case 'connect':
      return line.connect();
    case 'disconnect':
      return line.disconnect();
    case 'call':
      if (intent.options.video) return (await agent.get()).run(intent, origin, context);
      return calls.start(intent, origin, context);
    case 'takeOver':
      return; // the line is here already
    case 'answer':
      if (intent.video) return (await agent.get()).run(intent, origin, context);
      return calls.answer(intent.id, origin);
    case 'decline':
      return calls.decline(intent.id, origin);
    case 'hangup':
      return calls.end(intent.id, origin);
    case 'hangupAll':
      return calls.endAll(origin);
    case 'hold':
      return calls.hold(intent.id, origin);
    case 'resume':
      return calls.resume(intent.id, origin);
    case 'swap':
      return calls.swap(origin);
    case 'mute':
      return calls.setMuted(intent.id, intent.on, origin);
    case 'muteSpeaker':
      return calls.setSpeakerMuted(intent.id, intent.on, origin);
    case 'sendDtmf':
      return calls.sendDtmf(intent.id, intent.tones, origin);
    case 'setDevice':
      return sound.setDevice(intent.kind, intent.deviceId, origin);
    case 'setVolume':
      return sound.setVolume(intent.volume, intent.of, origin);
    case 'unlockSound':
      return sound.unlock();
    case 'editHistory':
      return logging.edit(intent, origin);
    default:
      return (await agent.get()).run(intent, origin, context);
  }
}
