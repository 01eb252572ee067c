import type { DiagnosticCode } from '../diagnostics/DiagnosticCode.ts';
import type { Report } from './Report.ts';

/**
 * One question that a review asks of every subject of a kind. A rule is a file in `rules/` and a line in `rules.ts`.
 * It reads the subject, looks nothing up on disk itself, and speaks of places in nodes and pointers: lines and
 * columns are the printers' business.
 */
export interface Rule<Subject> {
  /** What it may report. */
  readonly codes: readonly DiagnosticCode[];
  examine(subject: Subject, report: Report): void;
}
