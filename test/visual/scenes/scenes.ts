import { buttonScenes } from './button-scenes.js';
import { dialerScenes } from './dialer-scenes.js';
import type { Scene } from './scene.js';
import { settingsScenes } from './settings-scenes.js';

export const scenes: readonly Scene[] = [...dialerScenes, ...buttonScenes, ...settingsScenes];
