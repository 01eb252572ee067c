import type { AwsConnection } from '../../aws/AwsConnection.ts';
import type { DynamoDbOperation } from '../../aws/openDynamoDb.ts';
import type { Failure, Reply, SendResult, Sink, SinkLimits } from '../../batch/Sink.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { malformedReply } from '../malformedReply.ts';
import { batchWriteBody } from './batchWriteBody.ts';
import { findUnprocessed } from './findUnprocessed.ts';
import { joinAnswers, type PartAnswer } from './joinAnswers.ts';
import { readCapacity } from './readCapacity.ts';
import { singleWriteBody } from './singleWriteBody.ts';

export interface DynamoDbSinkOptions {
  readonly connection: AwsConnection<DynamoDbOperation>;
  readonly table: string;
  readonly inFlight: number;
  /** Every write of an item is made, one at a time, rather than the last one for those that wait together. */
  readonly inOrder: boolean;
}

/** AWS, BatchWriteItem: 25 operations and 16 MB a request, of which a kilobyte is left for what stands around them. */
const count = 25;
const bytes = 16 * 1024 * 1024 - 1024;

/** Writes of one item that may wait together, so that the last one makes the others needless. */
const together = 16;

const leftUnprocessed: Reply = {
  kind: 'failed',
  failure: {
    action: 'retry',
    code: 'UnprocessedItems',
    message: 'DynamoDB left the item unprocessed',
    throttled: true,
  },
};

/** Writes items to a table: those without a condition in batches, those with one by themselves. */
export class DynamoDbSink implements Sink<EncodedRecord> {
  readonly limits: SinkLimits;
  readonly #connection: AwsConnection<DynamoDbOperation>;
  readonly #table: string;
  readonly #inOrder: boolean;

  constructor({ connection, table, inFlight, inOrder }: DynamoDbSinkOptions) {
    this.limits = { count, bytes, inFlight, perKey: inOrder ? 1 : together };
    this.#inOrder = inOrder;
    this.#connection = connection;
    this.#table = table;
  }

  sizeOf({ start, end }: EncodedRecord): number {
    return end - start + 1;
  }

  /** DynamoDB refuses two operations on one key in a request, and does not keep the order of two in flight. */
  keyOf(record: EncodedRecord): string {
    return record.key;
  }

  /** A condition looks at what stands in the table, so that neither it nor what it looks at may be skipped. */
  supersedes(later: EncodedRecord, earlier: EncodedRecord): boolean {
    return !this.#inOrder && later.condition === undefined && earlier.condition === undefined;
  }

  async send(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    if (records.every(({ condition }) => condition === undefined)) return this.#writeBatch(records, signal);
    const plain: number[] = [];
    const parts: Promise<PartAnswer>[] = [];
    for (const [index, record] of records.entries()) {
      if (record.condition === undefined) plain.push(index);
      else parts.push(this.#writeOne(record, signal).then((result) => ({ indices: [index], result })));
    }
    if (plain.length > 0) {
      const batch = plain.flatMap((index) => records[index] ?? []);
      parts.push(this.#writeBatch(batch, signal).then((result) => ({ indices: plain, result })));
    }
    return joinAnswers(await Promise.all(parts));
  }

  refresh(): Promise<Failure | undefined> {
    return this.#connection.refresh();
  }

  /** Whoever may write need not be allowed to describe, so that a denial says nothing. */
  async probe(signal: AbortSignal): Promise<Failure | undefined> {
    const body = Buffer.from(JSON.stringify({ TableName: this.#table }));
    const answer = await this.#connection.send('DescribeTable', body, signal);
    const isFine = answer.kind === 'reply' || answer.failure.code.startsWith('AccessDenied');
    return isFine ? undefined : answer.failure;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #writeBatch(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    const body = batchWriteBody(this.#table, records);
    const answer = await this.#connection.send('BatchWriteItem', body, signal);
    if (answer.kind === 'failure') return refusal(answer.failure, records.length);
    const unprocessed = findUnprocessed(answer.reply, this.#table, records);
    if (unprocessed === undefined)
      return malformedReply('the unprocessed items are none of those that were sent');
    const delivered = taken(answer.reply, records.length - unprocessed.size);
    const replies = records.map((_, index) => (unprocessed.has(index) ? leftUnprocessed : delivered));
    return { kind: 'answered', replies };
  }

  async #writeOne(record: EncodedRecord, signal: AbortSignal): Promise<SendResult> {
    const { operation, body } = singleWriteBody(this.#table, record);
    const answer = await this.#connection.send(operation, body, signal);
    if (answer.kind === 'reply') return { kind: 'answered', replies: [taken(answer.reply, 1)] };
    if (answer.failure.code === 'ConditionalCheckFailedException') {
      return { kind: 'answered', replies: [{ kind: 'filtered', reason: 'condition' }] };
    }
    return refusal(answer.failure, 1);
  }
}

function taken(reply: unknown, records: number): Reply {
  const receipt = readCapacity(reply, records);
  return receipt === undefined ? { kind: 'delivered' } : { kind: 'delivered', receipt };
}

/** The table listens as long as it only has too much of the keys of these records. */
function refusal(failure: Failure, records: number): SendResult {
  if (failure.hotKey !== true) return { kind: 'refused', failure };
  return { kind: 'answered', replies: Array<Reply>(records).fill({ kind: 'failed', failure }) };
}
