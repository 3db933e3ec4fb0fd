import type {
  DiagnosticsReport,
  DiagnosticsState,
  DiagnosticStep,
  DiagnosticStepName,
} from '../diagnostics.js';
import { skipped, type Verdict } from './verdict.js';

export const stepNames: readonly DiagnosticStepName[] = [
  'page',
  'address',
  'server',
  'websocket',
  'account',
  'microphone',
  'codecs',
  'stun',
  'turn',
  'network',
  'call',
];

/** The steps as they stand, told after every change. */
export class Progress {
  readonly #tell: (state: DiagnosticsState) => void;
  readonly #began = new Map<DiagnosticStepName, number>();
  #steps: readonly DiagnosticStep[] = stepNames.map((name) => ({
    name,
    status: 'waiting',
    seen: {},
  }));

  constructor(tell: (state: DiagnosticsState) => void) {
    this.#tell = tell;
    this.#told();
  }

  get steps(): readonly DiagnosticStep[] {
    return this.#steps;
  }

  of(name: DiagnosticStepName): DiagnosticStep | undefined {
    return this.#steps.find((step) => step.name === name);
  }

  begin(...names: readonly DiagnosticStepName[]): void {
    for (const name of names) {
      this.#began.set(name, performance.now());
      this.#replace(name, { status: 'running' });
    }
    this.#told();
  }

  settle(verdicts: Readonly<Partial<Record<DiagnosticStepName, Verdict>>>): void {
    for (const name of stepNames) {
      const verdict = verdicts[name];
      const open = this.of(name);
      if (!verdict || (open?.status !== 'waiting' && open?.status !== 'running')) continue;
      const began = this.#began.get(name);
      const tookMs = began === undefined ? {} : { tookMs: Math.round(performance.now() - began) };
      this.#replace(name, { ...verdict, ...(verdict.status === 'skipped' ? {} : tookMs) });
    }
    this.#told();
  }

  /** What was not come to. */
  close(status: 'skipped' | 'cancelled'): void {
    for (const { name, status: now } of this.#steps) {
      if (now === 'waiting' || now === 'running') this.#replace(name, { ...skipped(), status });
    }
  }

  done(report: DiagnosticsReport): void {
    this.#tell({ status: report.outcome, steps: report.steps, report });
  }

  #replace(name: DiagnosticStepName, change: Partial<DiagnosticStep>): void {
    this.#steps = this.#steps.map((step) => (step.name === name ? { ...step, ...change } : step));
  }

  #told(): void {
    this.#tell({ status: 'running', steps: this.#steps });
  }
}
