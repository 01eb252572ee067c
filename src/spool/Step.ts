import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Outcomes, Progress } from './Progress.ts';

/** One integration's step forward: where it stands now, who died on the way, and who was left behind. */
export interface Step {
  readonly integration: string;
  readonly progress: Progress;
  /** What each revision has made that has made something since the last step; absent means nothing. */
  readonly shares?: readonly RevisionShare[];
  readonly deaths: readonly Death[];
  /** What the cursor has passed although it is not settled; absent means nothing. */
  readonly left?: readonly LeftBehind[];
  /** What an earlier step left behind and what is settled now; absent means nothing. */
  readonly caughtUp?: readonly Place[];
}

/** All that a revision of the integration has made so far. */
export interface RevisionShare extends Outcomes {
  readonly revision: number;
}

/** An event, by its place in the spool. */
export interface Place {
  readonly chunk: number;
  readonly index: number;
}

/** The stragglers of a chunk as plain data, which crosses threads: the bytes are those of an `IndexSet`. */
export interface LeftBehind {
  readonly chunk: number;
  readonly indices: Uint8Array;
}

/** An event that is given up, by its place in the spool. */
export interface Death extends Place {
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
