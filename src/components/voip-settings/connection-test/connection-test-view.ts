import { html, nothing, type TemplateResult } from 'lit';
import type {
  DiagnosticsState,
  DiagnosticStatus,
  DiagnosticStep,
} from '../../../core/diagnostics.js';
import { adviceText } from '../../i18n/diagnosis-advice.js';
import {
  statusText,
  stepText,
  testText,
  type TestStrings,
  type TestText,
} from '../../i18n/diagnosis-words.js';
import { action } from '../../shared/action.js';
import { icon } from '../../shared/icon.js';
import { alertPath, checkPath, closePath, infoPath, queuePath } from '../../shared/icons.js';
import type { Suggestion } from '../suggestions.js';
import { summaryText } from './summary-text.js';

export interface ConnectionTestModel {
  readonly test: DiagnosticsState | null;
  readonly strings: TestStrings | undefined;
  /** What became of the last press on a button of the report. */
  readonly note: 'testCopied' | 'testNotCopied' | undefined;
  readonly lang: string;
  /** What was found for a field that can be changed, and is not in it yet. */
  readonly suggestions: readonly Suggestion[];
}

export interface ConnectionTestActions {
  start(): void;
  cancel(): void;
  copy(): void;
  save(): void;
  /** Puts it into its field. */
  take(found: Suggestion): void;
}

const paths: Readonly<Record<DiagnosticStatus, string>> = {
  waiting: queuePath,
  running: queuePath,
  passed: checkPath,
  warned: alertPath,
  failed: closePath,
  skipped: infoPath,
  cancelled: infoPath,
};

/** The layers of the connection with what was found of each, and what to do about it. */
export function connectionTestView(
  model: ConnectionTestModel,
  actions: ConnectionTestActions,
): TemplateResult {
  const { test, strings, note, suggestions } = model;
  const t = testText(strings);
  const running = test?.status === 'running';
  return html`<section part="connection-test" aria-label=${t('testTitle')}>
    <p part="test-hint">${t('testHint')}</p>
    <label part="test-target">
      <span>${t('testTarget')}</span>
      <input
        name="test-target"
        inputmode="tel"
        autocomplete="off"
        dir="ltr"
        aria-describedby="test-target-hint"
        ?readonly=${running}
      />
      <small id="test-target-hint">${t('testTargetHint')}</small>
    </label>
    ${
      running
        ? action({ label: t('testCancel'), tone: 'quiet', press: actions.cancel })
        : action({
            label: t(test ? 'testAgain' : 'testStart'),
            tone: 'accent',
            press: actions.start,
          })
    }
    <p part="test-summary" role="status" data-status=${test?.report ? outcomeOf(test) : nothing}>
      ${note ? t(note) : summaryText(test, t)}
    </p>
    ${
      test?.steps.length
        ? html`<ol part="test-steps">
            ${test.steps.map((step) => stepView(step, model))}
          </ol>`
        : nothing
    }
    ${suggestions.map((found) => suggestionView(found, actions, t))}
    ${
      test?.report
        ? html`<div part="test-report">
            ${action({ label: t('testCopy'), tone: 'quiet', press: actions.copy })}
            ${action({ label: t('testSave'), tone: 'quiet', press: actions.save })}
          </div>`
        : nothing
    }
  </section>`;
}

const suggestionView = (
  found: Suggestion,
  { take }: ConnectionTestActions,
  t: TestText,
): TemplateResult =>
  html`<p part="test-found">
      ${t(found.field === 'server' ? 'testFoundServer' : 'testFoundProxy')}
    </p>
    ${action({
      label: t('testUse', { server: found.value }),
      tone: 'quiet',
      press: () => take(found),
    })}`;

const outcomeOf = ({ steps }: DiagnosticsState): DiagnosticStatus =>
  (['failed', 'cancelled', 'warned'] as const).find((status) =>
    steps.some((step) => step.status === status),
  ) ?? 'passed';

function stepView(
  { name, status, diagnosis, tookMs, seen }: DiagnosticStep,
  { strings, lang }: ConnectionTestModel,
): TemplateResult {
  const t = testText(strings);
  const facts = Object.entries(seen);
  return html`<li part="test-step" data-status=${status}>
    <p part="test-step-line">
      ${icon(paths[status])}
      <span part="test-step-name">${stepText(name)}</span>
      <span part="test-step-status">${statusText(status)}</span>
      ${
        tookMs === undefined
          ? nothing
          : html`<bdi part="test-step-time"
              >${t('testTook', { ms: tookMs.toLocaleString(lang) })}</bdi
            >`
      }
    </p>
    ${diagnosis ? adviceView(diagnosis, seen, strings) : nothing}
    ${
      facts.length && status !== 'running' && status !== 'waiting'
        ? html`<details part="test-details">
            <summary>${t('testDetails')}</summary>
            <dl dir="ltr">
              ${facts.map(
                ([fact, value]) =>
                  html`<dt>${fact}</dt>
                    <dd>${value === '' ? '–' : String(value)}</dd>`,
              )}
            </dl>
          </details>`
        : nothing
    }
  </li>`;
}

function adviceView(
  diagnosis: NonNullable<DiagnosticStep['diagnosis']>,
  seen: DiagnosticStep['seen'],
  strings: TestStrings | undefined,
): TemplateResult {
  const t = testText(strings);
  const { why, cures } = adviceText(diagnosis);
  const url = seen['checkUrl'];
  return html`<div part="test-advice">
    <p>${why}</p>
    ${
      cures.length
        ? html`<ul aria-label=${t('testCures')}>
            ${cures.map((cure) => html`<li>${cure}</li>`)}
          </ul>`
        : nothing
    }
    ${
      typeof url === 'string'
        ? html`<a href=${url} target="_blank" rel="noopener noreferrer"
            >${t('testOpenServer', { url })}</a
          >`
        : nothing
    }
  </div>`;
}
