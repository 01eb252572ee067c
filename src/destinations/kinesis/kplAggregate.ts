import { createHash } from 'node:crypto';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { bytesOf } from '../bytesOf.ts';

type Keys = Pick<EncodedRecord, 'key' | 'explicitHashKey'>;

/**
 * "KPL Aggregated Record Format" of amazon-kinesis-producer: these four bytes, a protobuf message, its MD5.
 *
 *   message AggregatedRecord {
 *     repeated string partition_key_table = 1;
 *     repeated string explicit_hash_key_table = 2;
 *     repeated Record records = 3;
 *   }
 *   message Record {
 *     required uint64 partition_key_index = 1;
 *     optional uint64 explicit_hash_key_index = 2;
 *     required bytes data = 3;
 *   }
 */
const magic = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const checksumSize = 16;

/** A protobuf tag: the field's number and the wire type, a varint (0) or bytes with their length before them (2). */
const tags = {
  partitionKeyTable: (1 << 3) | 2,
  hashKeyTable: (2 << 3) | 2,
  records: (3 << 3) | 2,
  partitionKeyIndex: 1 << 3,
  hashKeyIndex: 2 << 3,
  data: (3 << 3) | 2,
};

/** The only key is the first of its table. */
const partitionKeyIndex = Buffer.from([tags.partitionKeyIndex, 0]);
const bothIndices = Buffer.from([...partitionKeyIndex, tags.hashKeyIndex, 0]);

/**
 * Bytes of an aggregate: the default of the Kinesis Producer Library. It is two payload units of Kinesis' bill, and
 * twenty such records a second fill a shard, so that larger ones would gain nothing and only fail together.
 */
export const largestAggregate = 50 * 1024;

/** One record's data for several user records, which share their partition key and their explicit hash key. */
export function kplAggregate(records: readonly EncodedRecord[], { key, explicitHashKey }: Keys): Buffer {
  const indices = indicesFor(explicitHashKey);
  const chunks = field(tags.partitionKeyTable, Buffer.from(key));
  if (explicitHashKey !== undefined) chunks.push(...field(tags.hashKeyTable, Buffer.from(explicitHashKey)));
  for (const record of records) {
    chunks.push(...field(tags.records, indices, ...field(tags.data, bytesOf(record))));
  }
  const message = Buffer.concat(chunks);
  return Buffer.concat([magic, message, createHash('md5').update(message).digest()]);
}

/** Bytes of an aggregate without records. */
export function sizeOfFrame({ key, explicitHashKey }: Keys): number {
  const hashKeyTable = explicitHashKey === undefined ? 0 : fieldSize(explicitHashKey.length);
  return magic.length + fieldSize(Buffer.byteLength(key)) + hashKeyTable + checksumSize;
}

/** Bytes that a record adds to an aggregate. */
export function sizeInAggregate({ start, end, explicitHashKey }: EncodedRecord): number {
  return fieldSize(indicesFor(explicitHashKey).length + fieldSize(end - start));
}

function indicesFor(explicitHashKey: string | undefined): Buffer {
  return explicitHashKey === undefined ? partitionKeyIndex : bothIndices;
}

function field(tag: number, ...content: Buffer[]): Buffer[] {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return [Buffer.from([tag, ...varint(length)]), ...content];
}

function fieldSize(length: number): number {
  return 1 + varint(length).length + length;
}

/** Seven bits a byte, the lowest first; all but the last byte have their highest bit set. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}
