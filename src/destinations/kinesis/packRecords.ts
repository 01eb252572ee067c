import type { Reply } from '../../batch/Sink.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { RecordBody } from '../../compiler/RecordBody.ts';
import { kplAggregate, largestAggregate, sizeInAggregate, sizeOfFrame } from './kplAggregate.ts';

/** What stands for one or several records of a batch in the request. */
export interface Parcel {
  readonly record: EncodedRecord;
  /** The places in the batch of the records that it holds. */
  readonly members: readonly number[];
}

interface Pile {
  readonly members: number[];
  size: number;
}

/**
 * Packs those records of a batch together that ask for it and share their keys, in their order. A record that stays
 * alone goes as it is, as with the Kinesis Producer Library: who can read aggregates reads both.
 */
export function packRecords(records: readonly EncodedRecord[], limit = largestAggregate): Parcel[] {
  const piles: Pile[] = [];
  const open = new Map<string, Pile>();
  for (const [index, record] of records.entries()) {
    const keys = `${record.explicitHashKey ?? ''}/${record.key}`;
    const size = sizeInAggregate(record);
    const pile = record.aggregation === 'kpl' ? open.get(keys) : undefined;
    if (pile !== undefined && pile.size + size <= limit) {
      pile.members.push(index);
      pile.size += size;
      continue;
    }
    const next = { members: [index], size: sizeOfFrame(record) + size };
    piles.push(next);
    if (record.aggregation === 'kpl') open.set(keys, next);
  }
  return piles.map(({ members }) => parcelOf(members, records));
}

function parcelOf(members: readonly number[], records: readonly EncodedRecord[]): Parcel {
  const held = members.flatMap((index) => records[index] ?? []);
  const [first] = held;
  if (first === undefined) throw new Error('a parcel holds a record');
  return { members, record: held.length === 1 ? first : aggregateOf(held, first) };
}

function aggregateOf(records: readonly EncodedRecord[], first: EncodedRecord): EncodedRecord {
  const data = kplAggregate(records, first);
  const body = new RecordBody(0);
  body.buffer = data;
  body.length = data.length;
  return { ...first, body, start: 0, end: data.length };
}

/** A reply a parcel to a reply a record: what befell a parcel befell all that it holds. */
export function unpackReplies(parcels: readonly Parcel[], replies: readonly Reply[]): Reply[] {
  const unpacked: Reply[] = [];
  for (const [place, { members }] of parcels.entries()) {
    const reply = replies[place];
    if (reply === undefined) throw new Error('a reply is missing');
    const shared = reply.kind === 'failed' && members.length > 1;
    for (const index of members) unpacked[index] = shared ? { ...reply, shared } : reply;
  }
  return unpacked;
}
