/** Registers every tag. */
import '../components/voip-button/define.js';
import '../components/voip-dialer/define.js';
import '../components/voip-settings/define.js';
