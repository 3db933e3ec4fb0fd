import { define } from '../shared/define.js';
import { VoipButton } from './voip-button.js';

define('voip-button', VoipButton);
