import { ownMember } from '../../aws/ownMember.ts';
import type { Receipt } from '../../batch/Sink.ts';

/**
 * The receipt for each record of a request: DynamoDB tells what the request cost as a whole, so it says for how many.
 *
 * @param records those of the request that were taken.
 * @returns undefined where the reply does not tell, as with some compatible services.
 */
export function readCapacity(reply: unknown, records: number): Receipt | undefined {
  const consumed = ownMember(reply, 'ConsumedCapacity');
  // BatchWriteItem answers a list with one for each table, a single write one alone.
  const ofTable = Array.isArray(consumed) ? consumed[0] : consumed;
  const units = ownMember(ofTable, 'CapacityUnits');
  if (typeof units !== 'number' || !Number.isFinite(units)) return undefined;
  return { capacity_units: units, of_records: records };
}
