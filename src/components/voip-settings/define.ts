import { define } from '../shared/define.js';
import { VoipSettings } from './voip-settings.js';

define('voip-settings', VoipSettings);
