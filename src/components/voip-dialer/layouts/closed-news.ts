import { lineWords } from '../views/header-view.js';
import type { DialerModel } from '../dialer-model.js';
import { presenceText } from '../presence-text.js';

export interface ClosedNews {
  readonly kind: 'fine' | 'silent' | 'problem';
  /** What has to stand there in words, whoever looks; nothing while calls come and go. */
  readonly shown: string;
  /** The same and more, for the name of what opens the phone. */
  readonly said: string;
}

/** States of the line in which nobody can call, or it is not sure that they can. */
const troubled: readonly string[] = ['lost', 'failed', 'off', 'sign-in', 'unconfirmed'];

/** What a closed phone must not keep to itself. */
export function closedNews(model: DialerModel): ClosedNews {
  const { t, line, presence, takesCalls, missed } = model;
  const lineText = lineWords(model);
  const isSilent = takesCalls && presence.status !== 'available';
  const said = [
    lineText,
    ...(isSilent ? [presenceText(model)] : []),
    ...(missed ? [t('missedCount', { n: missed })] : []),
  ].join(', ');
  if (troubled.includes(line.state)) return { kind: 'problem', shown: lineText, said };
  const withoutCount = { ...model, presence: { ...presence, silenced: 0 } };
  return isSilent
    ? { kind: 'silent', shown: presenceText(withoutCount), said }
    : { kind: 'fine', shown: '', said };
}
