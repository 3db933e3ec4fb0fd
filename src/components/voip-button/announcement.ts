import { spokenDuration } from '../shared/format.js';
import type { ProblemKey } from '../i18n/problem-words.js';
import { queuedTitle } from './views/progress-views.js';
import { nextStep } from './views/result-views.js';
import type { ViewModel } from './views/view.js';

/**
 * What the live region says when it becomes true. Nothing in it changes by itself: no running time,
 * no digit pressed.
 *
 * @param before the model of the last rendering, for what is only news after something else.
 */
export function announcementOf(model: ViewModel, before: ViewModel | undefined): string {
  const { t, state, call, seconds, lang, micLost } = model;
  switch (state) {
    case 'hidden':
    case 'idle':
      return '';
    case 'notice':
      return sentence(t('noticeTitle'), model.notice ?? '');
    case 'primer':
      return sentence(t('primerTitle'), t('primerText'));
    case 'permission':
      return sentence(t('permissionTitle'), t('permissionText'));
    case 'connecting':
      return t('connecting');
    case 'ringing':
      return t('ringing');
    case 'queued':
      return queuedTitle(model);
    case 'in-call':
      if (micLost) return sentence(t('micLost'), t('micLostNext'));
      if (call?.muted) return t('microphoneOff');
      return before?.state === 'in-call' && (before.call?.muted || before.micLost)
        ? t('microphoneOn')
        : t('connectedSaid');
    case 'held':
      return sentence(t('held'), t('heldText'));
    case 'reconnecting':
      return t('reconnecting');
    case 'ended':
      return sentence(t('ended'), spokenDuration(seconds, lang));
    default:
      return sentence(t(model.problem), t(nextStep(model) satisfies ProblemKey));
  }
}

const sentence = (...parts: string[]): string => parts.join('. ');
