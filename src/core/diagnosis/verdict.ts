import type { Diagnosis, DiagnosticFacts, DiagnosticStatus } from '../diagnostics.js';

/** What is said of one layer. */
export interface Verdict {
  readonly status: Extract<DiagnosticStatus, 'passed' | 'warned' | 'failed' | 'skipped'>;
  readonly diagnosis?: Diagnosis;
  readonly seen: DiagnosticFacts;
}

export const passed = (seen: DiagnosticFacts = {}): Verdict => ({ status: 'passed', seen });
export const skipped = (seen: DiagnosticFacts = {}): Verdict => ({ status: 'skipped', seen });
export const warned = (diagnosis: Diagnosis, seen: DiagnosticFacts = {}): Verdict => ({
  status: 'warned',
  diagnosis,
  seen,
});
export const failed = (diagnosis: Diagnosis, seen: DiagnosticFacts = {}): Verdict => ({
  status: 'failed',
  diagnosis,
  seen,
});
