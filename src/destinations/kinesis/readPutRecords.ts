import { classifyReply } from '../../aws/classifyFailure.ts';
import { ownMember } from '../../aws/ownMember.ts';
import type { Reply } from '../../batch/Sink.ts';

const delivered: Reply = { kind: 'delivered' };

/**
 * What became of each record of a PutRecords. Undefined when the reply does not speak of exactly as many records as
 * were sent, or contradicts itself: then it acknowledges nothing.
 *
 * @param secrets values that must not show in the reasons.
 */
export function readPutRecords(
  reply: unknown,
  sent: number,
  secrets: readonly string[] = [],
): Reply[] | undefined {
  const results = ownMember(reply, 'Records');
  if (!Array.isArray(results) || results.length !== sent) return undefined;
  const replies: Reply[] = [];
  let failed = 0;
  for (const result of results) {
    const read = readResult(result, secrets);
    if (read === undefined) return undefined;
    if (read.kind === 'failed') failed++;
    replies.push(read);
  }
  const counted = ownMember(reply, 'FailedRecordCount') ?? failed;
  return counted === failed ? replies : undefined;
}

function readResult(result: unknown, secrets: readonly string[]): Reply | undefined {
  const code = ownMember(result, 'ErrorCode') ?? undefined;
  if (code === undefined) {
    const number = ownMember(result, 'SequenceNumber');
    return typeof number === 'string' && number !== '' ? delivered : undefined;
  }
  if (typeof code !== 'string') return undefined;
  const words = ownMember(result, 'ErrorMessage');
  return {
    kind: 'failed',
    failure: classifyReply({ code, message: typeof words === 'string' ? words : code, secrets }),
  };
}
