import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Progress } from './Progress.ts';

/** One integration's step forward: where it stands now, and who died on the way. */
export interface Step {
  readonly integration: string;
  readonly progress: Progress;
  readonly deaths: readonly Death[];
}

/** An event that is given up, by its place in the spool. */
export interface Death {
  readonly chunk: number;
  readonly index: number;
  readonly diagnostic: Diagnostic;
  /** The revision of the integration that gave it up. */
  readonly revision: number;
  /** Requests that carried it; 0 when it made no record. */
  readonly attempts: number;
  /** What the destination said, if it was asked. */
  readonly reply?: string;
  /** Epoch milliseconds. */
  readonly diedAt: number;
}
