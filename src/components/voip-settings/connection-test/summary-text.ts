import type { DiagnosticsState } from '../../../core/diagnostics.js';
import { adviceText } from '../../i18n/diagnosis-advice.js';
import { stepText, type TestText } from '../../i18n/diagnosis-words.js';

/** How the test stands, in one sentence that is announced. */
export function summaryText(test: DiagnosticsState | null, t: TestText): string {
  if (!test) return '';
  const { steps, status } = test;
  if (status === 'failed') return t('testBroken');
  if (status === 'cancelled') return t('testWasCancelled');
  if (status === 'running') {
    const now = steps.findLast((step) => step.status === 'running');
    return now ? t('testRuns', { step: stepText(now.name) }) : '';
  }
  const first = steps.find((step) => step.status === 'failed');
  if (first?.diagnosis) {
    return `${t('testFirst', { step: stepText(first.name) })}. ${adviceText(first.diagnosis).why}`;
  }
  return t(steps.some((step) => step.status === 'warned') ? 'testWarned' : 'testGood');
}
