import { define } from '../shared/define.js';
import { VoipDialer } from './voip-dialer.js';

define('voip-dialer', VoipDialer);
