import type { Call } from '../Call.ts';
import type { Write } from '../ProxiedRequest.ts';
import { leavePart } from './leavePart.ts';

/**
 * Some keys get more than their share of the capacity: what would be written under them is throttled, while the
 * others go through. A stream says so record by record; a table leaves items unprocessed, or refuses a request of
 * which it could take nothing.
 */
export interface Hot {
  readonly kind: 'hot';
  readonly isHot: (write: Write) => boolean;
}

const throttled = {
  code: 'ProvisionedThroughputExceededException',
  message: 'Throughput exceeds the current capacity of a partition.',
  rest: {
    ThrottlingReasons: [
      {
        reason: 'TableWriteKeyRangeThroughputExceeded',
        resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/hot',
      },
    ],
  },
};

export function hot(call: Call, { isHot }: Hot): Promise<boolean> {
  return leavePart(call, isHot, throttled);
}
