import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../batch/FaultyPeer.ts';
import { LineRig, type Mode, mostHeld, type TestEvent } from './LineRig.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];

type Command =
  | { readonly do: 'append'; readonly events: readonly Omit<TestEvent, 'id'>[] }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'fail'; readonly fault: Fault }
  | { readonly do: 'slow'; readonly keys: readonly string[] }
  | { readonly do: 'kill' }
  | { readonly do: 'restart'; readonly patience: number };

const event = fc.record(
  {
    key: fc.constantFrom('a', 'a', 'a', ...keys),
    poison: fc.constantFrom(false, false, false, true),
    fate: fc.constantFrom('filtered' as const, 'dead' as const),
  },
  { requiredKeys: ['key'] },
);

const fault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom(
    ...(['none', 'lostRequest', 'lostReply', 'throttled', 'partial', 'split', 'expired'] as const),
    ...(['denied', 'stalled', 'malformed', 'thrown'] as const),
  ),
  mask: fc.nat(31),
  mismatch: fc.boolean(),
  delay: fc.nat(50),
});

const weighted: [weight: number, fc.Arbitrary<Command>][] = [
  [6, fc.record({ do: fc.constant('append'), events: fc.array(event, { minLength: 1, maxLength: 8 }) })],
  [6, fc.record({ do: fc.constant('wait'), milliseconds: fc.nat(200) })],
  [6, fc.record({ do: fc.constant('fail'), fault })],
  [3, fc.record({ do: fc.constant('slow'), keys: fc.subarray(keys) })],
  [1, fc.constant({ do: 'kill' })],
  [1, fc.record({ do: fc.constant('restart'), patience: fc.nat(200) })],
];

const commands = fc.array(fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});

async function obey(rig: LineRig, command: Command): Promise<void> {
  switch (command.do) {
    case 'append':
      return rig.append(command.events);
    case 'wait':
      return rig.clock.advance(command.milliseconds);
    case 'fail':
      return rig.fail(command.fault);
    case 'slow':
      return rig.slowDown(command.keys);
    case 'kill':
      return rig.kill();
    case 'restart':
      return rig.restart(command.patience);
  }
}

/** Plays the commands, then mends the peer and waits until nothing is in flight any more. */
async function play(mode: Mode, script: readonly Command[]): Promise<LineRig> {
  const rig = new LineRig(mode);
  for (const command of script) await obey(rig, command);
  rig.mend();
  for (let round = 0; round < 300 && !rig.settled; round++) {
    // A peer that refused all it was sent is believed again once it has taken something.
    rig.append([{ key: `fresh ${round}` }]);
    await rig.clock.advance(2000);
  }
  expect(rig.breaches).toEqual([]);
  expect(rig.settled).toBe(true);
  expect([...rig.spool.stragglers('int_a', { after: 0, limit: 10 })]).toEqual([]);
  await rig.kill();
  return rig;
}

/** Every event has come to the end it deserves, and the counts of the store say so. */
function expectNothingLost(rig: LineRig): void {
  const written = new Set(rig.writes);
  const buried = new Set(rig.buried);
  for (const { id, fate, poison = false } of rig.events) {
    const isDelivered = fate === undefined && (written.has(id) || rig.needless.has(id));
    expect([id, buried.has(id) || fate === 'filtered' || isDelivered]).toEqual([id, true]);
    if (buried.has(id)) expect([id, poison || fate === 'dead']).toEqual([id, true]);
    if (poison) expect([id, written.has(id)]).toEqual([id, false]);
  }
  const filtered = rig.events.filter(({ fate }) => fate === 'filtered').length;
  const delivered = rig.events.length - buried.size - filtered;
  expect(rig.buried).toHaveLength(buried.size);
  expect(rig.spool.progress()).toMatchObject({ delivered, dead: buried.size });
  expect(rig.spool.progress().filtered.when ?? 0).toBe(filtered);
}

const goodOf = (rig: LineRig, key?: string) =>
  rig.events
    .filter((one) => one.fate === undefined && one.poison !== true && (key ?? one.key) === one.key)
    .map(({ id }) => id);

describe('a delivery line before a peer that fails at will, killed now and then', () => {
  it('keeps the order of each key, one record of it at a time, and loses nothing', async () => {
    const seen = { left: 0, postponed: 0 };
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (script, interpreted) => {
        const rig = await play({ perKey: 1, interpreted }, script);
        expectNothingLost(rig);
        expect(rig.needless.size).toBe(0);
        for (const key of keys) {
          const first = [...new Set(rig.writes)].filter((id) => rig.events[id]?.key === key);
          expect(first).toEqual(goodOf(rig, key));
        }
        expect(rig.mostHeld).toBeLessThanOrEqual(mostHeld);
        seen.left += rig.spool.left;
        seen.postponed += rig.postponed;
      }),
      { numRuns: 100 },
    );
    expect(seen.left).toBeGreaterThan(20);
    expect(seen.postponed).toBeGreaterThan(20);
  });

  it('keeps the order where those that wait for one key share a record, and isolates the one at fault', async () => {
    let packed = 0;
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (script, interpreted) => {
        const rig = await play({ perKey: 1, interpreted, packs: true }, script);
        expectNothingLost(rig);
        for (const key of keys) {
          const first = [...new Set(rig.writes)].filter((id) => rig.events[id]?.key === key);
          expect(first).toEqual(goodOf(rig, key));
        }
        packed += rig.packed;
      }),
      { numRuns: 100 },
    );
    expect(packed).toBeGreaterThan(20);
  });

  it('loses nothing without order either, and holds no more than it may', async () => {
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (script, interpreted) => {
        const rig = await play({ perKey: undefined, interpreted }, script);
        expectNothingLost(rig);
        expect(rig.needless.size).toBe(0);
        expect([...new Set(rig.writes)].toSorted((one, other) => one - other)).toEqual(goodOf(rig));
        expect(rig.mostHeld).toBeLessThanOrEqual(mostHeld);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves the last of the writes of each item, where later ones make earlier ones needless', async () => {
    let needless = 0;
    await fc.assert(
      fc.asyncProperty(commands, fc.boolean(), async (script, interpreted) => {
        const rig = await play({ perKey: 3, interpreted }, script);
        expectNothingLost(rig);
        needless += rig.needless.size;
        for (const key of keys) {
          const last = rig.writes.findLast((id) => rig.events[id]?.key === key);
          expect(last).toBe(goodOf(rig, key).at(-1));
        }
      }),
      { numRuns: 100 },
    );
    expect(needless).toBeGreaterThan(20);
  });
});
