import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batcher } from '../../src/batch/Batcher.ts';
import type { Settlement } from '../../src/batch/Sink.ts';
import { type Fault, FaultyPeer } from './FaultyPeer.ts';
import { ManualClock } from './ManualClock.ts';
import type { TestItem } from './ScriptedSink.ts';

const fault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom(
    ...(['none', 'none', 'none', 'lostRequest', 'lostReply', 'throttled', 'partial'] as const),
    ...(['split', 'split', 'expired', 'denied', 'stalled', 'malformed', 'thrown'] as const),
  ),
  mask: fc.nat(31),
  mismatch: fc.boolean(),
  delay: fc.nat(50),
});

type Step =
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'add'; readonly item: Omit<TestItem, 'id'> };

const item = fc.record(
  {
    key: fc.constantFrom('a', 'b', 'c'),
    size: fc.integer({ min: 1, max: 45 }),
    poison: fc.boolean(),
  },
  { requiredKeys: ['size'] },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: item.map((added): Step => ({ kind: 'add', item: added })) },
  { weight: 1, arbitrary: fc.nat(200).map((milliseconds): Step => ({ kind: 'wait', milliseconds })) },
);

interface Run {
  readonly items: TestItem[];
  readonly peer: FaultyPeer;
  readonly settlements: Map<number, Settlement[]>;
}

/** Plays the steps against a peer with these faults, then feeds good items until everything is settled. */
async function play(steps: readonly Step[], faults: readonly Fault[], supersedes: boolean): Promise<Run> {
  const clock = new ManualClock();
  const peer = new FaultyPeer(clock, faults, supersedes);
  const items: TestItem[] = [];
  const settlements = new Map<number, Settlement[]>();
  const batcher = new Batcher<TestItem>({
    sink: peer,
    policy: { linger: 5, deadline: 100, probe: { base: 100, cap: 1000 }, retry: { base: 10, cap: 500 } },
    clock,
    random: () => 0.5,
    settle: ({ id }, settlement) => {
      peer.settled.add(id);
      settlements.set(id, [...(settlements.get(id) ?? []), settlement]);
    },
  });
  const add = (added: Omit<TestItem, 'id'>) => {
    const whole = { id: items.length, ...added };
    items.push(whole);
    batcher.add(whole);
  };
  for (const next of steps) {
    if (next.kind === 'wait') await clock.advance(next.milliseconds);
    else add(next.item);
  }
  const atRest = () => batcher.held.count === 0 && batcher.state.kind === 'running';
  for (let round = 0; round < 200 && !atRest(); round++) {
    add({ size: 1 });
    await clock.advance(2000);
  }
  expect(peer.breaches).toEqual([]);
  expect(batcher.held).toMatchObject({ count: 0, bytes: 0 });
  expect(batcher.state).toEqual({ kind: 'running' });
  return { items, peer, settlements };
}

describe('a batcher before a peer that fails at will', () => {
  it('settles every item exactly once, kills only poison, and loses no write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(fault, { maxLength: 30 }),
        fc.boolean(),
        async (steps, faults, supersedes) => {
          const { items, peer, settlements } = await play(steps, faults, supersedes);
          const written = new Set(peer.writes.map(({ id }) => id));
          for (const { id, poison, key } of items) {
            const [settlement, ...more] = settlements.get(id) ?? [];
            expect(more).toEqual([]);
            if (settlement?.kind === 'dead') expect(poison).toBe(true);
            else expect(settlement).toMatchObject({ kind: 'delivered' });
            if (settlement?.kind === 'delivered' && !written.has(id)) {
              const later = items.slice(id + 1).filter((other) => other.key === key);
              expect(supersedes && later.some((other) => written.has(other.id))).toBe(true);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps the order of each key: a later item is never written before an earlier one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(fault, { maxLength: 30 }),
        fc.boolean(),
        async (steps, faults, supersedes) => {
          const { items, peer, settlements } = await play(steps, faults, supersedes);
          for (const key of ['a', 'b', 'c']) {
            const firstWrites = [...new Set(peer.writes.filter((write) => write.key === key))];
            const ids = firstWrites.map(({ id }) => id);
            expect(ids).toEqual(ids.toSorted((one, other) => one - other));
            const delivered = items.filter(
              ({ id, key: of }) => of === key && settlements.get(id)?.[0]?.kind === 'delivered',
            );
            expect(peer.writes.findLast((write) => write.key === key)?.id).toBe(delivered.at(-1)?.id);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('settles nothing twice and nothing any more once it is closed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.array(fault, { maxLength: 20 }),
        fc.nat(300),
        async (steps, faults, patience) => {
          const clock = new ManualClock();
          const peer = new FaultyPeer(clock, faults, true);
          const settled: number[] = [];
          const settle = ({ id }: TestItem) => settled.push(id);
          const batcher = new Batcher({ sink: peer, clock, random: () => 0.5, settle });
          let added = 0;
          for (const next of steps) {
            if (next.kind === 'wait') await clock.advance(next.milliseconds);
            else batcher.add({ id: added++, ...next.item });
          }
          let closed = false;
          void batcher.close(patience).then(() => {
            closed = true;
          });
          await clock.advance(patience);
          expect(closed).toBe(true);
          const before = [...settled];
          await clock.advance(1_000_000);
          expect(settled).toEqual(before);
          expect(new Set(settled).size).toBe(settled.length);
          expect(batcher.held.count).toBe(added - settled.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
