import type { ExactDigits } from '../../envelope/exactDigits.ts';
import type { EncodedCondition } from '../EncodedCondition.ts';
import type { FilterReason } from '../FilterReason.ts';

/** One event on its way through a transform: what the generated code reads besides the event, and what it leaves. */
export class Run {
  /** The delivery time in epoch milliseconds. */
  readonly now: number;
  digits: ExactDigits | undefined;
  /** Nothing in the event needs escaping, and its numbers are doubles: copies can be made without looking. */
  readonly clean: boolean;
  /** The attribute being made, for faults of expressions, which do not know it. */
  path = '';
  /** Why there is no record, when there is none. */
  filtered: FilterReason = 'when';
  /** The canonical typed key, see `EncodedRecord`. */
  key = '';
  /** DynamoDB: the key attributes as JSON members. */
  keyMembers = '';
  operation: 'put' | 'delete' = 'put';
  condition: EncodedCondition | undefined = undefined;
  /** Kinesis: whether the data is compressed, may share a record, and where it goes instead of by its partition key. */
  gzip = false;
  aggregates = false;
  explicitHashKey: string | undefined = undefined;

  constructor(now: number, digits: ExactDigits | undefined, clean: boolean) {
    this.now = now;
    this.digits = digits;
    this.clean = clean;
  }

  /** The delivery time as it is stamped, ISO-8601 in UTC. */
  get sentAt(): string {
    return isoText(this.now);
  }

  filter(reason: FilterReason): undefined {
    this.filtered = reason;
    return undefined;
  }
}

let lastMoment = Number.NaN;
let lastText = '';

/** Many events are sent in one millisecond; the text is made once for them. */
function isoText(moment: number): string {
  if (moment !== lastMoment) {
    lastText = new Date(moment).toISOString();
    lastMoment = moment;
  }
  return lastText;
}
