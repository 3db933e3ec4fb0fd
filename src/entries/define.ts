/** Registers every tag. */
import '../components/voip-button/define.js';
