import type { Event } from '../../envelope/Event.ts';
import type { Run } from '../runtime/Run.ts';

/**
 * The generated function for one kind of event: the record's text, or undefined when the run says it is filtered.
 * Faults of the event are thrown. A promise only when an expression in it is interpreted.
 */
export type RuleFunction = (event: Event, run: Run) => string | undefined | Promise<string | undefined>;
