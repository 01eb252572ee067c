import { Batcher, type BatcherOptions } from '../../src/batch/Batcher.ts';
import type { BatchPolicy } from '../../src/batch/BatchPolicy.ts';
import type { Settlement } from '../../src/batch/Sink.ts';
import type { SinkState } from '../../src/batch/SinkState.ts';
import { ManualClock } from './ManualClock.ts';
import { ScriptedSink, type TestItem } from './ScriptedSink.ts';

/** A batcher on a clock that stands still, before a scripted sink. Chance is 1: every backoff waits its ceiling. */
export class Rig {
  readonly clock = new ManualClock();
  readonly sink: ScriptedSink;
  readonly batcher: Batcher<TestItem>;
  readonly settled: { readonly id: number; readonly settlement: Settlement }[] = [];
  readonly states: SinkState[] = [];

  constructor(
    policy: Partial<BatchPolicy> = {},
    sink = new ScriptedSink(),
    hooks: Pick<BatcherOptions<TestItem>, 'postpone' | 'acceptedAt'> = {},
  ) {
    this.sink = sink;
    this.batcher = new Batcher<TestItem>({
      sink,
      policy,
      clock: this.clock,
      random: () => 1,
      settle: (item, settlement) => this.settled.push({ id: item.id, settlement }),
      onState: (state) => this.states.push(state),
      ...hooks,
    });
  }

  add(...items: (number | TestItem)[]): void {
    for (const item of items) this.batcher.add(typeof item === 'number' ? { id: item } : item);
  }

  /** The ids that were settled so, in the order of their settlement. */
  ids(kind: Settlement['kind']): number[] {
    return this.settled.filter(({ settlement }) => settlement.kind === kind).map(({ id }) => id);
  }
}
