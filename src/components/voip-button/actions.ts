import { callOf } from '../../core/selectors.js';
import { beginGesture, hasActivation } from '../../core/gesture.js';
import type { Actions } from './views/view.js';
import type { Visit } from './visit.js';
import type { VoipButton } from './voip-button.js';

/** What the visitor can do in the panel. */
export function actionsOf(host: VoipButton, visit: Visit): Actions {
  const call = () => callOf(host.phone.state, visit.ui.callId);
  return {
    advance: () => {
      beginGesture();
      visit.advance(hasActivation());
    },
    close: () => visit.close(),
    hangup: () => visit.hangup(),
    toggleMute: () => {
      const current = call();
      if (current) void visit.request({ type: 'mute', id: current.id, on: !current.muted });
    },
    toggleKeypad: () => visit.toggleKeypad(),
    sendTone: (tones) => {
      const current = call();
      if (current?.can.dtmf === true)
        void visit.request({ type: 'sendDtmf', id: current.id, tones });
    },
    setVolume: (volume) => void visit.request({ type: 'setVolume', volume }),
    takeOver: () => void visit.request({ type: 'takeOver' }),
    unlockSound: () => void visit.request({ type: 'unlockSound' }),
    tookAnotherWay: (kind) =>
      host.phone.announce('voip-fallback', { kind }, { origin: 'user', source: host }),
  };
}
