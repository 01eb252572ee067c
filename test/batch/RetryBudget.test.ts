import { describe, expect, it } from 'vitest';
import type { Reply, SendResult } from '../../src/batch/Sink.ts';
import { Rig } from './Rig.ts';
import { failure, ScriptedSink, type TestItem } from './ScriptedSink.ts';

const throttled: Reply = { kind: 'failed', failure: failure('retry', 'Throttled', true) };

/** Items below 100 are throttled until they may pass, as a hot shard would; the others are taken. */
class HotShard extends ScriptedSink {
  passes = false;

  constructor() {
    super({ count: 4, bytes: 1000, inFlight: 3 });
    this.script = (items): SendResult => ({
      kind: 'answered',
      replies: items.map(({ id }) => (id < 100 && !this.passes ? throttled : { kind: 'delivered' })),
    });
  }
}

interface Postponed {
  readonly id: number;
  readonly attempts: number;
}

function hotRig(retry = { base: 10, cap: 100 }) {
  const sink = new HotShard();
  const postponed: Postponed[] = [];
  const rig = new Rig({ linger: 5, held: { count: 8, bytes: 1000 }, retry }, sink, {
    postpone: ({ id }: TestItem, attempts) => postponed.push({ id, attempts }),
  });
  return { rig, sink, postponed };
}

describe('the retry budget', () => {
  it('keeps half of what is held for records that never failed, and hands the other failures back', async () => {
    const { rig, postponed } = hotRig();
    rig.add(0, 1, 2, 3, 4, 5, 6, 7);
    await rig.clock.settle();
    expect(rig.batcher.held.count).toBe(4);
    expect(rig.batcher.hasRetryRoom).toBe(false);
    expect(postponed).toEqual([4, 5, 6, 7].map((id) => ({ id, attempts: 1 })));
  });

  it('lets healthy records pass at their usual pace however many others fail', async () => {
    const { rig, sink } = hotRig();
    let next = 100;
    for (let hot = 0; hot < 100; hot++) {
      if (rig.batcher.hasRoom) rig.add(hot);
      for (let good = 0; good < 3 && rig.batcher.hasRoom; good++) rig.add(next++);
      await rig.clock.advance(5);
    }
    expect(next).toBe(400);
    await rig.clock.advance(5);
    expect(rig.ids('delivered')).toHaveLength(300);
    expect(sink.requests.length).toBeGreaterThan(100);
  });

  it('gives the place of one that fails again to the next, so that none has it for good', async () => {
    const { rig, postponed } = hotRig();
    rig.add(0, 1, 2, 3, 4, 5, 6, 7);
    await rig.clock.settle();
    const handedBack = new Set<number>();
    for (let round = 0; round < 40; round++) {
      const next = postponed.shift();
      if (next !== undefined) handedBack.add(next.id);
      if (next !== undefined && rig.batcher.hasRetryRoom) rig.batcher.add({ id: next.id }, next.attempts);
      else if (next !== undefined) postponed.unshift(next);
      await rig.clock.advance(100);
      expect(rig.batcher.held.count).toBeLessThanOrEqual(4);
    }
    expect(handedBack).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  });

  it('remembers how often a record was sent before it was handed back', async () => {
    const { rig, postponed, sink } = hotRig();
    rig.batcher.add({ id: 0 }, 7);
    await rig.clock.advance(5);
    expect(sink.sent).toEqual([[0]]);
    // The eighth failure in a row backs off for as long as any.
    expect(rig.clock.untilNext).toBe(100);
    expect(postponed).toEqual([]);
  });

  it('has room again once what failed is delivered', async () => {
    const { rig, sink } = hotRig();
    rig.add(0, 1, 2, 3);
    await rig.clock.settle();
    expect(rig.batcher.hasRetryRoom).toBe(false);
    sink.passes = true;
    await rig.clock.advance(100);
    expect(rig.batcher.hasRetryRoom).toBe(true);
    expect(rig.batcher.held.count).toBe(0);
  });

  it('hands back with a record those of its key that wait behind it, in their order', async () => {
    const { rig, postponed } = hotRig({ base: 10_000, cap: 10_000 });
    rig.add(1, 2, 3, 4);
    await rig.clock.settle();
    expect(rig.batcher.hasRetryRoom).toBe(false);
    rig.sink.script = () => 'open';
    rig.add({ id: 11, key: 'k' });
    await rig.clock.advance(5);
    rig.add({ id: 12, key: 'k' }, { id: 13, key: 'k' });
    rig.sink.requests.at(-1)?.answer({ kind: 'answered', replies: [throttled] });
    await rig.clock.settle();
    expect(postponed).toEqual([
      { id: 11, attempts: 1 },
      { id: 12, attempts: 0 },
      { id: 13, attempts: 0 },
    ]);
  });
});

describe('max_age', () => {
  const maxAge = 1000;
  const agedRig = (policy = {}) => {
    const sink = new ScriptedSink();
    const bornAt = new Map<number, number>();
    const rig = new Rig({ linger: 5, retry: { base: 100, cap: 400 }, maxAge, ...policy }, sink, {
      acceptedAt: ({ id }) => bornAt.get(id) ?? 0,
    });
    const add = (item: TestItem) => {
      bornAt.set(item.id, rig.clock.now());
      rig.add(item);
    };
    return { rig, sink, add };
  };

  it('gives a record up when it was accepted longer ago, with what the peer said last', async () => {
    const { rig, sink, add } = agedRig();
    sink.script = (items) => ({ kind: 'answered', replies: items.map(() => throttled) });
    add({ id: 1 });
    await rig.clock.advance(maxAge);
    expect(rig.settled).toEqual([]);
    await rig.clock.advance(400);
    const requests = sink.requests.length;
    expect(rig.settled).toMatchObject([
      {
        id: 1,
        settlement: {
          kind: 'dead',
          diagnostic: { code: 'delivery/too-old', message: expect.stringContaining('max_age is 1 seconds') },
          attempts: requests,
          reply: 'Throttled: as the script says',
        },
      },
    ]);
    await rig.clock.advance(5000);
    expect(sink.requests).toHaveLength(requests);
    expect(rig.batcher.held.count).toBe(0);
  });

  it('leaves alone those that are younger, in the same batch too', async () => {
    const { rig, sink, add } = agedRig();
    sink.script = () => ({ kind: 'refused', failure: failure('park', 'AccessDenied') });
    add({ id: 1 });
    await rig.clock.advance(900);
    add({ id: 2 });
    sink.script = (items) => ({ kind: 'answered', replies: items.map(() => ({ kind: 'delivered' })) });
    await rig.clock.advance(800);
    expect(rig.ids('dead')).toEqual([1]);
    expect(rig.ids('delivered')).toEqual([2]);
  });

  it('sends an earlier write of a key no more either, when the later one that replaced it is too old', async () => {
    const { rig, sink, add } = agedRig();
    sink.script = () => ({ kind: 'refused', failure: failure('park', 'AccessDenied') });
    add({ id: 1, key: 'k' });
    add({ id: 2, key: 'k' });
    await rig.clock.advance(10_000);
    expect(rig.ids('dead')).toEqual([2, 1]);
    expect(rig.batcher.held).toMatchObject({ count: 0, bytes: 0 });
  });

  it('never gives up where it is not set', async () => {
    const { rig, sink, add } = agedRig({ maxAge: Number.POSITIVE_INFINITY });
    sink.script = (items) => ({ kind: 'answered', replies: items.map(() => throttled) });
    add({ id: 1 });
    await rig.clock.advance(100_000);
    expect(rig.settled).toEqual([]);
  });
});
