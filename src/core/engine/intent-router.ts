import type { CallManager } from '../calls/call-manager.js';
import type { Transfers } from '../calls/transfers.js';
import type { Intent } from '../intents.js';
import type { CallContext, Origin } from '../state.js';
import type { CallLogging } from './call-logging.js';
import type { Line } from './line.js';
import type { SoundControl } from './sound-control.js';

export interface Owners {
  readonly calls: CallManager;
  readonly line: Line;
  readonly sound: SoundControl;
  /** Fetches what the first transfer needs. Rejects with `network/load-failed`. */
  transfers(): Promise<Transfers>;
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
  { calls, line, sound, transfers, logging }: Owners,
  context?: CallContext,
): Promise<void> {
  switch (intent.type) {
    case 'connect':
      return line.connect();
    case 'disconnect':
      return line.disconnect();
    case 'call':
      return calls.start(intent, origin, context);
    case 'takeOver':
      return; // the line is here already
    case 'answer':
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
    case 'transfer':
    case 'endTransfer':
      return (await transfers()).run(intent, origin, context);
    case 'setDevice':
      return sound.setDevice(intent.kind, intent.deviceId, origin);
    case 'setVolume':
      return sound.setVolume(intent.volume, origin);
    case 'unlockSound':
      return sound.unlock();
    case 'editHistory':
      return logging.edit(intent, origin);
  }
}
