import { ownMember } from '../../aws/ownMember.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { bytesOf } from '../bytesOf.ts';
import { canonicalWrite } from './canonicalWrite.ts';

/**
 * Which records of a BatchWriteItem the reply names as unprocessed, as their places among those sent. The reply has
 * no places, it has the writes themselves, in any order and with any spelling of their numbers, sets and members.
 *
 * @returns undefined when the reply names anything that was not sent, or names nothing at all: then nothing about it
 * can be believed.
 */
export function findUnprocessed(
  reply: unknown,
  table: string,
  records: readonly EncodedRecord[],
): ReadonlySet<number> | undefined {
  const unprocessed = ownMember(reply, 'UnprocessedItems');
  if (typeof unprocessed !== 'object' || unprocessed === null) return undefined;
  const tables = Object.keys(unprocessed);
  if (tables.length === 0) return new Set();
  const writes = ownMember(unprocessed, table);
  if (tables.length > 1 || !Array.isArray(writes)) return undefined;
  return matchWrites(writes, records);
}

function matchWrites(writes: readonly unknown[], records: readonly EncodedRecord[]): Set<number> | undefined {
  const places = new Map<string, number>();
  for (const [index, record] of records.entries()) {
    places.set(canonicalWrite(JSON.parse(bytesOf(record).toString())), index);
  }
  const found = new Set<number>();
  for (const write of writes) {
    const place = places.get(canonicalWrite(write));
    if (place === undefined) return undefined;
    found.add(place);
  }
  return found;
}
