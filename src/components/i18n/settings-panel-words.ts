import { msg } from '@lit/localize';
import { saying } from './saying.js';

/** What the dialer says of the settings that a page puts into it. Fetched with what shows them. */
const words = {
  openSettings: () => msg('Settings', { id: 'openSettings' }),
  closeSettings: () => msg('Close settings', { id: 'closeSettings' }),
} as const;

export type SettingsPanelStrings = Partial<Record<keyof typeof words, string>>;

export const settingsPanelText = saying(words);
