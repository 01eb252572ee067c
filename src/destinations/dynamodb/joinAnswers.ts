import type { Reply, SendResult } from '../../batch/Sink.ts';

/** The answer to a part of a batch that went out as a request of its own. */
export interface PartAnswer {
  /** The places in the batch that the part's records have. */
  readonly indices: readonly number[];
  readonly result: SendResult;
}

/**
 * One answer for a whole batch. When no part got through for a reason that lies outside the records, it is refused as
 * a whole; otherwise each record gets the reply of its part.
 */
export function joinAnswers(parts: readonly PartAnswer[]): SendResult {
  const [first, ...others] = parts;
  if (first !== undefined && (others.length === 0 || parts.every(failsFromOutside))) return first.result;
  const replies: Reply[] = [];
  for (const { indices, result } of parts) {
    for (const [place, index] of indices.entries()) {
      const reply = replyAt(result, place, indices.length > 1);
      if (reply !== undefined) replies[index] = reply;
    }
  }
  return { kind: 'answered', replies };
}

function failsFromOutside({ result }: PartAnswer): boolean {
  return result.kind === 'refused' && !['poison', 'mismatch'].includes(result.failure.action);
}

function replyAt(result: SendResult, place: number, shared: boolean): Reply | undefined {
  if (result.kind === 'answered') return result.replies[place];
  return { kind: 'failed', failure: result.failure, shared };
}
