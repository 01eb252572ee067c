import type { Breaches, BreakingCode } from './Breaches.ts';

/** One way in which a change can break what others rely on. A rule is a file in `rules/` and a line in a table. */
export interface BreakingRule<Subject> {
  readonly code: BreakingCode;
  examine(subject: Subject, breaches: Breaches): void;
}
