import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  UpdateMaxRecordSizeCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import type { Peer } from '../peers/Peer.ts';
import type { Bench } from './Bench.ts';
import { encode } from './encode.ts';

export function kinesisBench(peer: () => Peer): Bench {
  return {
    kind: 'kinesis',
    target: 'stream_name',
    peer,
    fullRequest: 500,
    create: (stream) => createStream(peer(), stream),
    async read(stream) {
      return (await readStream(peer(), stream)).map(({ data }) => JSON.parse(data.toString()).id);
    },
    record: (id) => streamRecord(JSON.stringify({ id }), id),
    poison: (id) => streamRecord(JSON.stringify({ id }), 'x'.repeat(257)),
    poisonWords: /^(Validation|InvalidArgument)Exception: .*256/,
    malformedReplies: [
      '{"FailedRecordCount":0}',
      '{"FailedRecordCount":0,"Records":[]}',
      '{"FailedRecordCount":0,"Records":[{"SequenceNumber":"1","ShardId":"s"}]}',
      '{"FailedRecordCount":0,"Records":[{},{}]}',
      '{"FailedRecordCount":1,"Records":[{"SequenceNumber":"1","ShardId":"s"},{"SequenceNumber":"2","ShardId":"s"}]}',
    ],
  };
}

/** A record as a lane would encode it. */
export function streamRecord(
  data: string | Uint8Array,
  key: string,
  explicitHashKey?: string,
): EncodedRecord {
  return encode(data, { key, ...(explicitHashKey === undefined ? {} : { explicitHashKey }) });
}

/** The same, for a blueprint with `aggregation: kpl`. */
export function packable(...record: Parameters<typeof streamRecord>): EncodedRecord {
  return { ...streamRecord(...record), aggregation: 'kpl' };
}

export async function createStream(peer: Peer, stream: string): Promise<void> {
  const client = clientOf(peer);
  await client.send(new CreateStreamCommand({ StreamName: stream, ShardCount: 2 }));
  await waitUntilStreamExists(
    { client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.1 },
    { StreamName: stream },
  );
  client.destroy();
}

/** @param limit KiB of one record. */
export async function raiseRecordLimit(peer: Peer, stream: string, limit: number): Promise<void> {
  const client = clientOf(peer);
  const summary = await client.send(new DescribeStreamSummaryCommand({ StreamName: stream }));
  const { StreamARN } = summary.StreamDescriptionSummary ?? {};
  await client.send(new UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB: limit }));
  client.destroy();
}

export interface ReadRecord {
  readonly shard: string;
  readonly sequence: string;
  readonly key: string;
  readonly data: Buffer;
}

/** Everything in a stream, shard by shard, in the order of each. */
export async function readStream(peer: Peer, stream: string): Promise<ReadRecord[]> {
  const client = clientOf(peer);
  const records: ReadRecord[] = [];
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: stream }));
  for (const { ShardId: shard = '' } of Shards) {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamName: stream, ShardId: shard, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    let next = ShardIterator;
    // A reply holds 10 MB at most.
    for (let more = true; more; ) {
      const { Records = [], NextShardIterator } = await client.send(
        new GetRecordsCommand({ ShardIterator: next }),
      );
      for (const { PartitionKey: key = '', SequenceNumber: sequence = '', Data = [] } of Records) {
        records.push({ shard, sequence, key, data: Buffer.from(Data) });
      }
      next = NextShardIterator;
      more = Records.length > 0;
    }
  }
  client.destroy();
  return records;
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

function clientOf({ endpoint }: Peer): KinesisClient {
  const credentials = { accessKeyId: 'AKIDPATCHBAYTEST1234', secretAccessKey: 'test' };
  return new KinesisClient({
    endpoint,
    region: 'eu-west-1',
    credentials,
    requestHandler: new NodeHttpHandler(),
  });
}
