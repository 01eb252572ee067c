import type { Plan } from '../../blueprint/Plan.ts';
import { itemSize } from '../../compiler/dynamodb/itemSize.ts';
import type { ItemRecord, StreamRecord } from '../../compiler/Outcome.ts';

/** What one version's records add up to. */
export interface Cost {
  readonly destination: Plan['destination'];
  readonly events: number;
  readonly records: number;
  /** DynamoDB: of items as they are stored. Kinesis: of data and partition keys. */
  readonly bytes: number;
  /** DynamoDB: write units. Kinesis: PUT payload units. */
  readonly units: number;
  /** Kinesis: shard units of 1 KB; a record takes one at least. 0 for DynamoDB. */
  readonly shardUnits: number;
}

/** AWS, "Read and write capacity": a write unit is one write a second of an item up to 1 KB. */
const writeUnit = 1024;
/** AWS, "Amazon Kinesis Data Streams pricing": a PUT payload unit is a chunk of 25 KB of a record. */
const payloadUnit = 25 * 1024;
/** AWS, "Quotas and limits" of Kinesis: a shard takes 1 MB and 1000 records a second, so 1 KB for each. */
const shardUnit = 1024;

/** Adds up the records of one version. */
export class CostMeter {
  readonly #plan: Plan;
  #events = 0;
  #records = 0;
  #bytes = 0;
  #units = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** @param record undefined for an event that made none. */
  add(record: ItemRecord | StreamRecord | undefined): void {
    this.#events += 1;
    if (record === undefined) return;
    const size =
      'wire' in record ? storedSize(record) : record.data.length + Buffer.byteLength(record.partitionKey);
    this.#records += 1;
    this.#bytes += size;
    this.#units += Math.max(1, Math.ceil(size / ('wire' in record ? writeUnit : payloadUnit)));
  }

  result(): Cost {
    const { destination } = this.#plan;
    const [records, bytes] = [this.#records, this.#bytes];
    const shardUnits = destination === 'kinesis' ? Math.max(records, bytes / shardUnit) : 0;
    return { destination, events: this.#events, records, bytes, units: this.#units, shardUnits };
  }
}

/** What a delete takes depends on the item that it finds; it is counted as the smallest. */
function storedSize({ wire }: ItemRecord): number {
  const { PutRequest: put } = JSON.parse(wire);
  return put === undefined ? 0 : itemSize(put.Item);
}
