import { classifyReply } from '../../aws/classifyFailure.ts';
import { ownMember } from '../../aws/ownMember.ts';
import type { Receipt, Reply } from '../../batch/Sink.ts';

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
    if (typeof number !== 'string' || number === '') return undefined;
    return { kind: 'delivered', receipt: receiptOf(number, ownMember(result, 'ShardId')) };
  }
  if (typeof code !== 'string') return undefined;
  const words = ownMember(result, 'ErrorMessage');
  return {
    kind: 'failed',
    failure: classifyReply({ code, message: typeof words === 'string' ? words : code, secrets }),
  };
}

/** AWS: a sequence number has 56 digits, a shard's id at most 128 characters; nobody else's words are kept. */
const longest = 128;

function receiptOf(number: string, shard: unknown): Receipt {
  const sequence_number = number.length <= longest ? number : `${number.slice(0, longest)}…`;
  if (typeof shard !== 'string' || shard.length > longest) return { sequence_number };
  return { sequence_number, shard_id: shard };
}
