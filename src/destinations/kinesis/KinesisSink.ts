import type { AwsConnection } from '../../aws/AwsConnection.ts';
import type { KinesisOperation } from '../../aws/openKinesis.ts';
import type { Failure, SendResult, SinkLimits } from '../../batch/Sink.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { malformedReply } from '../malformedReply.ts';
import type { RecordSink } from '../RecordSink.ts';
import { describeStream } from './describeStream.ts';
import { KplPack } from './KplPack.ts';
import { sizeInAggregate, sizeOfFrame } from './kplAggregate.ts';
import { packRecords, unpackReplies } from './packRecords.ts';
import { putRecordsBody } from './putRecordsBody.ts';
import { RecordLimit } from './RecordLimit.ts';
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
export class KinesisSink implements RecordSink {
  readonly limits: SinkLimits;
  readonly #options: KinesisSinkOptions;
  readonly #recordLimit: RecordLimit;

  constructor(options: KinesisSinkOptions) {
    const { inFlight, inOrder } = options;
    this.limits = { count, bytes, inFlight, ...(inOrder ? { perKey: 1 } : {}) };
    this.#options = options;
    this.#recordLimit = new RecordLimit(options.connection, options.stream, () => performance.now());
  }

  /** For one that may share a record, the most that it can add, however few it shares it with. */
  sizeOf(record: EncodedRecord): number {
    if (record.aggregation === 'kpl') return sizeOfFrame(record) + sizeInAggregate(record);
    return record.end - record.start + Buffer.byteLength(record.key);
  }

  keyOf(record: EncodedRecord): string | undefined {
    return this.#options.inOrder ? record.key : undefined;
  }

  readonly findRecordLimit = () => this.#recordLimit.find();

  /**
   * In order one record of a key is under way at a time, so that those which may share it have to be gathered before;
   * without order the records of a request are packed when it is sent.
   */
  readonly openPack = (first: EncodedRecord) =>
    this.#options.inOrder && first.aggregation === 'kpl' ? new KplPack(first) : undefined;

  /** A stream keeps every record. */
  supersedes(): boolean {
    return false;
  }

  async send(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    if (records.every(({ aggregation }) => aggregation === undefined)) return this.#put(records, signal);
    const parcels = packRecords(records);
    const result = await this.#put(
      parcels.map(({ record }) => record),
      signal,
    );
    if (result.kind === 'refused') return result;
    return { kind: 'answered', replies: unpackReplies(parcels, result.replies) };
  }

  refresh(): Promise<Failure | undefined> {
    return this.#options.connection.refresh();
  }

  /** Whoever may put need not be allowed to describe, so that a denial says nothing. */
  async probe(signal: AbortSignal): Promise<Failure | undefined> {
    const { connection, stream } = this.#options;
    const answer = await describeStream(connection, stream, signal);
    const isFine = answer.kind === 'described' || answer.failure.code.startsWith('AccessDenied');
    return isFine ? undefined : answer.failure;
  }

  close(): Promise<void> {
    return this.#options.connection.close();
  }

  async #put(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    const { connection, stream } = this.#options;
    const answer = await connection.send('PutRecords', putRecordsBody(stream, records), signal);
    if (answer.kind === 'failure') return { kind: 'refused', failure: answer.failure };
    const replies = readPutRecords(answer.reply, records.length, connection.secrets);
    return replies === undefined
      ? malformedReply('the results do not match the records that were sent')
      : { kind: 'answered', replies };
  }
}
