import { gunzipSync } from 'node:zlib';
import type { ItemRecord, StreamRecord } from '../../compiler/Outcome.ts';
import { attributeMap } from './attributeValue.ts';
import { jsonValue } from './jsonValue.ts';
import { mapOf, scalar, type TypedValue } from './TypedValue.ts';

/** Bytes that gzipped data may unfold to: a record holds 1 MiB, and text rarely shrinks to a hundredth. */
const largestData = 128 * 1024 * 1024;

/** What a record says, and how it is addressed. */
export interface RecordValue {
  /** `put`, `delete`; of a stream always `put`. */
  readonly operation: string;
  /** For people: the key's attributes, or partition key and hash key. */
  readonly key: TypedValue;
  /** Without what belongs to the key alone: `item`, `condition`, or `record` with `data`. */
  readonly content: TypedValue;
}

export function recordValue(record: ItemRecord | StreamRecord): RecordValue {
  return 'wire' in record ? itemValue(record) : streamValue(record);
}

function itemValue({ operation, key, wire, condition }: ItemRecord): RecordValue {
  const { PutRequest: put } = JSON.parse(wire);
  const members = new Map<string, TypedValue>();
  // What is deleted is named by its key, and has no other attributes.
  if (put !== undefined) members.set('item', attributeMap(put.Item));
  if (condition !== undefined) members.set('condition', scalar('condition', JSON.stringify(condition)));
  return { operation, key: attributeMap(key), content: mapOf('record', members) };
}

function streamValue({ partitionKey, explicitHashKey, data }: StreamRecord): RecordValue {
  const keys = new Map([['partition_key', scalar('string', JSON.stringify(partitionKey))]]);
  if (explicitHashKey !== undefined) keys.set('explicit_hash_key', scalar('string', explicitHashKey));
  return {
    operation: 'put',
    key: mapOf('key', keys),
    content: mapOf('record', new Map([['record', mapOf('record', new Map([['data', dataValue(data)]]))]])),
  };
}

function dataValue(data: Uint8Array): TypedValue {
  // Two bytes that begin gzip, and no JSON.
  const zipped = data[0] === 0x1f && data[1] === 0x8b;
  const bytes = zipped ? gunzipSync(data, { maxOutputLength: largestData }) : Buffer.from(data);
  return jsonValue(bytes.toString('utf8'));
}
