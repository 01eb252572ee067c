import type { ReviewContext } from '../ReviewContext.ts';
import type { Revision } from './Revision.ts';

/** A project as it is now, and a commit to hold it against. */
export interface Comparison {
  readonly context: ReviewContext;
  readonly against: Revision;
}
