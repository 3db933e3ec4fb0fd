import { callOf } from '../../core/selectors.js';
import { spokenLanguage } from '../i18n/localization.js';
import { problemOf } from '../i18n/problems.js';
import { textWith } from '../i18n/text.js';
import { secondsSince } from '../shared/format.js';
import { languageOf } from '../shared/language.js';
import { browserOf } from './environment.js';
import type { ViewModel } from './views/view.js';
import { reasonOf, visitorStateOf } from './visitor-state.js';
import type { ButtonUi } from './ui-state.js';
import { wantedCallWindow } from './wanted-window.js';
import type { VoipButton } from './voip-button.js';
import { waysFrom } from './ways.js';

/** @param now milliseconds since the epoch: nothing ticks in the state, times are derived here. */
export function viewModelOf(host: VoipButton, ui: ButtonUi, now: number): ViewModel {
  const { noticeUrl, strings } = host;
  const phone = host.phone.state;
  const call = ui.step === 'call' ? callOf(phone, ui.callId) : undefined;
  const reason = ui.error ?? (call && reasonOf(call)) ?? 'failed';
  const pageLang = languageOf(host);
  const until = call?.endedAt ? Date.parse(call.endedAt) : now;
  return {
    state: visitorStateOf(phone, ui, !!host.ready),
    call,
    problem: problemOf(reason),
    keypad: ui.keypad,
    micLost: ui.micLostFrom !== null,
    volume: phone.devices.volume,
    // In a call window it stays.
    soundElsewhere: phone.tab.sound === 'elsewhere' && !wantedCallWindow(host),
    soundBlocked: phone.devices.playback === 'blocked',
    seconds: call?.durations?.talk ?? secondsSince(call?.answeredAt, until),
    notice: host.querySelector('[slot=notice]')?.textContent.trim() || host.notice,
    noticeUrl,
    afterCall: host.querySelector('[slot=after-call]') !== null,
    ways: waysFrom(host),
    browser: browserOf(navigator.userAgent),
    lang: strings ? pageLang : spokenLanguage(),
    pageLang,
    t: textWith(strings),
  };
}
