import type { Intent } from '../../core/intents.js';
import type { VoipSettings } from './voip-settings.js';

/** What the elements keep of their looks. */
const preferences = ['voip-elements.dialer', 'voip-elements.notifications'];

/** What else is kept in this browser: devices, loudness, presence, recent calls. One tab tells the others. */
export async function forgetEverything(host: VoipSettings): Promise<void> {
  const { phone } = host;
  const { devices, recents, presence } = phone.state;
  const ask = (intent: Intent): Promise<void> => phone.request(intent, host);
  for (const kind of ['microphone', 'speaker', 'ringer', 'camera'] as const) {
    if (devices.chosen[kind]) await ask({ type: 'setDevice', kind, deviceId: '' });
  }
  if (devices.volume !== 1) await ask({ type: 'setVolume', volume: 1 });
  if (devices.ringerVolume !== 1) await ask({ type: 'setVolume', volume: 1, of: 'ringer' });
  if (presence && presence.status !== 'available') {
    await ask({ type: 'setPresence', status: 'available' });
  }
  if (recents) await ask({ type: 'editHistory', edit: 'clear' });
  try {
    for (const key of preferences) localStorage.removeItem(key);
  } catch {
    // Blocked: there is nothing.
  }
}
