import type { AwsConnection } from '../../aws/AwsConnection.ts';
import type { KinesisOperation } from '../../aws/openKinesis.ts';
import type { Failure, SendResult, Sink, SinkLimits } from '../../batch/Sink.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { malformedReply } from '../malformedReply.ts';
import { putRecordsBody } from './putRecordsBody.ts';
import { readPutRecords } from './readPutRecords.ts';

export interface KinesisSinkOptions {
  readonly connection: AwsConnection<KinesisOperation>;
  readonly stream: string;
  readonly inFlight: number;
  /** Records of one partition key go one at a time, since PutRecords keeps no order. */
  readonly inOrder: boolean;
}

/** AWS, PutRecords: 500 records and 10 MiB a request, partition keys included. */
const count = 500;
const bytes = 10 * 1024 * 1024;

/** Puts records into a stream. */
export class KinesisSink implements Sink<EncodedRecord> {
  readonly limits: SinkLimits;
  readonly #options: KinesisSinkOptions;

  constructor(options: KinesisSinkOptions) {
    this.limits = { count, bytes, inFlight: options.inFlight };
    this.#options = options;
  }

  sizeOf({ start, end, key }: EncodedRecord): number {
    return end - start + Buffer.byteLength(key);
  }

  keyOf(record: EncodedRecord): string | undefined {
    return this.#options.inOrder ? record.key : undefined;
  }

  /** A stream keeps every record. */
  supersedes(): boolean {
    return false;
  }

  async send(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    const { connection, stream } = this.#options;
    const answer = await connection.send('PutRecords', putRecordsBody(stream, records), signal);
    if (answer.kind === 'failure') return { kind: 'refused', failure: answer.failure };
    const replies = readPutRecords(answer.reply, records.length);
    return replies === undefined
      ? malformedReply('the results do not match the records that were sent')
      : { kind: 'answered', replies };
  }

  refresh(): Promise<Failure | undefined> {
    return this.#options.connection.refresh();
  }

  /** Whoever may put need not be allowed to describe, so that a denial says nothing. */
  async probe(signal: AbortSignal): Promise<Failure | undefined> {
    const { connection, stream } = this.#options;
    const body = Buffer.from(JSON.stringify({ StreamName: stream }));
    const answer = await connection.send('DescribeStreamSummary', body, signal);
    const isFine = answer.kind === 'reply' || answer.failure.code.startsWith('AccessDenied');
    return isFine ? undefined : answer.failure;
  }

  close(): Promise<void> {
    return this.#options.connection.close();
  }
}
