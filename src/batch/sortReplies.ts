import type { FailedEntry } from './Bisection.ts';
import type { Entry } from './Entry.ts';
import type { Reply } from './Sink.ts';

export interface SortedReplies<Item> {
  readonly settled: { readonly entry: Entry<Item>; readonly reply: Exclude<Reply, { kind: 'failed' }> }[];
  /** To be sent again after a while. */
  readonly later: FailedEntry<Item>[];
  /** Waiting for fresh credentials. */
  readonly expired: FailedEntry<Item>[];
  /** Waiting for a person. */
  readonly parked: FailedEntry<Item>[];
  /** Refused, each by itself. */
  readonly condemned: FailedEntry<Item>[];
  /** Refused together. */
  readonly suspected: FailedEntry<Item>[];
}

/** Sorts the records of an answered request by what is to be done with them. */
export function sortReplies<Item>(
  entries: readonly Entry<Item>[],
  replies: readonly Reply[],
): SortedReplies<Item> {
  const sorted: SortedReplies<Item> = {
    settled: [],
    later: [],
    expired: [],
    parked: [],
    condemned: [],
    suspected: [],
  };
  for (const [index, entry] of entries.entries()) {
    const reply = replies[index];
    if (reply === undefined) throw new Error('a reply is missing');
    if (reply.kind === 'failed') pileOf(sorted, reply).push({ entry, failure: reply.failure });
    else sorted.settled.push({ entry, reply });
  }
  return sorted;
}

function pileOf<Item>(
  sorted: SortedReplies<Item>,
  reply: Extract<Reply, { kind: 'failed' }>,
): FailedEntry<Item>[] {
  switch (reply.failure.action) {
    case 'retry':
      return sorted.later;
    case 'refresh':
      return sorted.expired;
    case 'park':
      return sorted.parked;
    case 'poison':
    case 'mismatch':
      return reply.shared === true ? sorted.suspected : sorted.condemned;
  }
}
