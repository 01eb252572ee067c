import { Batcher } from '../../src/batch/Batcher.ts';
import type { BatchPolicy } from '../../src/batch/BatchPolicy.ts';
import type { Settlement, Sink } from '../../src/batch/Sink.ts';
import type { SinkState } from '../../src/batch/SinkState.ts';
import { systemClock } from '../../src/batch/systemClock.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';

export interface Delivery {
  readonly batcher: Batcher<EncodedRecord>;
  readonly settlements: Map<EncodedRecord, Settlement>;
  readonly states: SinkState[];
}

/** Hands the records to a batcher that is quick to try again. */
export function startDelivery(
  sink: Sink<EncodedRecord>,
  records: readonly EncodedRecord[],
  policy: Partial<BatchPolicy> = {},
): Delivery {
  const settlements = new Map<EncodedRecord, Settlement>();
  const states: SinkState[] = [];
  const batcher = new Batcher<EncodedRecord>({
    sink,
    policy: { linger: 20, retry: { base: 5, cap: 50 }, probe: { base: 50, cap: 100 }, ...policy },
    clock: systemClock,
    random: () => 0.5,
    settle: (record, settlement) => settlements.set(record, settlement),
    onState: (state) => states.push(state),
  });
  for (const record of records) batcher.add(record);
  return { batcher, settlements, states };
}

/** The same, and waits until every record is settled. */
export async function deliverAll(...call: Parameters<typeof startDelivery>): Promise<Delivery> {
  const delivery = startDelivery(...call);
  await delivery.batcher.drain();
  return delivery;
}
