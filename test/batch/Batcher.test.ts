import { describe, expect, it } from 'vitest';
import { Rig } from './Rig.ts';
import { deliverAll, failure, refused, refusePoison, ScriptedSink } from './ScriptedSink.ts';

describe('batching', () => {
  it('sends a full batch at once and a partial one after the linger', async () => {
    const rig = new Rig({ linger: 10 });
    rig.add(1, 2, 3, 4, 5);
    expect(rig.sink.sent).toEqual([[1, 2, 3, 4]]);
    await rig.clock.advance(9);
    expect(rig.sink.sent).toHaveLength(1);
    await rig.clock.advance(1);
    expect(rig.sink.sent).toEqual([[1, 2, 3, 4], [5]]);
    expect(rig.ids('delivered')).toEqual([1, 2, 3, 4, 5]);
  });

  it('counts the linger from the first record of the batch', async () => {
    const rig = new Rig({ linger: 10 });
    rig.add(1);
    await rig.clock.advance(6);
    rig.add(2);
    await rig.clock.advance(4);
    expect(rig.sink.sent).toEqual([[1, 2]]);
  });

  it('keeps a request within its bytes', async () => {
    const rig = new Rig({ linger: 10, bytes: 100 });
    rig.add({ id: 1, size: 60 }, { id: 2, size: 40 }, { id: 3, size: 50 }, { id: 4, size: 60 });
    await rig.clock.advance(10);
    expect(rig.sink.sent).toEqual([[1, 2], [3], [4]]);
  });

  it('sends a record that is larger than a request by itself, for the peer to judge', async () => {
    const rig = new Rig({ linger: 10, bytes: 100 });
    rig.add({ id: 1, size: 10 }, { id: 2, size: 500 }, { id: 3, size: 10 });
    await rig.clock.advance(10);
    expect(rig.sink.sent).toEqual([[1], [2], [3]]);
  });

  it('never asks for more than the sink allows, whatever the policy wishes', async () => {
    const rig = new Rig({ count: 100, bytes: 1e9, linger: 1 });
    rig.add(1, 2, 3, 4, 5);
    await rig.clock.advance(1);
    expect(rig.sink.sent[0]).toHaveLength(4);
  });

  it('keeps no more requests in flight than allowed', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = () => 'open';
    rig.add(...Array.from({ length: 20 }, (_, id) => id));
    await rig.clock.advance(100);
    expect(rig.sink.sent).toHaveLength(3);
    rig.sink.requests[1]?.answer(deliverAll([{ id: 4 }, { id: 5 }, { id: 6 }, { id: 7 }]));
    await rig.clock.settle();
    expect(rig.sink.sent).toHaveLength(4);
  });

  it('says when it has room again', async () => {
    const rig = new Rig({ held: { count: 6, bytes: 1e9 }, linger: 1 });
    rig.sink.script = () => 'open';
    rig.add(1, 2, 3, 4, 5);
    expect(rig.batcher.hasRoom).toBe(true);
    rig.add(6);
    expect(rig.batcher.hasRoom).toBe(false);
    let roomy = false;
    const waiting = rig.batcher.whenRoom().then(() => {
      roomy = true;
    });
    await rig.clock.advance(1000);
    expect(roomy).toBe(false);
    rig.sink.requests[0]?.answer(deliverAll([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]));
    await waiting;
    expect(rig.batcher.held).toMatchObject({ count: 2, bytes: 2 });
  });

  it('has no room either while it holds too many bytes', () => {
    const rig = new Rig({ held: { count: 100, bytes: 50 } });
    rig.add({ id: 1, size: 49 });
    expect(rig.batcher.hasRoom).toBe(true);
    rig.add({ id: 2, size: 1 });
    expect(rig.batcher.hasRoom).toBe(false);
  });
});

describe('failures in passing', () => {
  it('sends a refused request again after delays that double up to the cap', async () => {
    const rig = new Rig({ linger: 0, retry: { base: 100, cap: 400 } });
    const moments: number[] = [];
    const start = rig.clock.now();
    rig.sink.script = () => {
      moments.push(rig.clock.now() - start);
      return refused('retry', 'InternalServerError');
    };
    rig.add(1);
    await rig.clock.advance(2000);
    expect(moments).toEqual([0, 100, 300, 700, 1100, 1500, 1900]);
    expect(rig.settled).toEqual([]);
  });

  it('resends only the records that failed', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 1000 } });
    let calls = 0;
    rig.sink.script = (items) => {
      if (calls++ > 0) return deliverAll(items);
      const replies = items.map(({ id }) =>
        id % 2 === 0
          ? ({ kind: 'failed', failure: failure('retry') } as const)
          : ({ kind: 'delivered' } as const),
      );
      return { kind: 'answered', replies };
    };
    rig.add(1, 2, 3, 4);
    await rig.clock.advance(99);
    expect(rig.ids('delivered')).toEqual([1, 3]);
    await rig.clock.advance(1);
    expect(rig.sink.sent).toEqual([
      [1, 2, 3, 4],
      [2, 4],
    ]);
    expect(rig.ids('delivered')).toEqual([1, 3, 2, 4]);
  });

  it('tries a failing peer with one request at a time, and sends freely once one was answered', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 100 } });
    rig.sink.script = () => refused('retry', 'ECONNREFUSED');
    rig.add(...Array.from({ length: 24 }, (_, id) => id));
    await rig.clock.advance(1);
    expect(rig.sink.sent).toHaveLength(3);
    await rig.clock.advance(500);
    expect(rig.sink.sent).toHaveLength(3 + 5);
    expect(rig.batcher.state).toMatchObject({ kind: 'retrying', failure: { code: 'ECONNREFUSED' } });
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(100);
    expect(rig.batcher.state).toEqual({ kind: 'running' });
    expect(rig.ids('delivered')).toHaveLength(24);
    expect(rig.states.at(-1)).toEqual({ kind: 'running' });
  });

  it('does not call a single failure among successes an outage', async () => {
    const rig = new Rig({ linger: 1 });
    let calls = 0;
    rig.sink.script = (items) => (calls++ === 0 ? refused('retry', 'ECONNRESET') : deliverAll(items));
    rig.add(...Array.from({ length: 12 }, (_, id) => id));
    await rig.clock.advance(99);
    expect(rig.ids('delivered')).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toHaveLength(12);
    expect(rig.states).toEqual([]);
  });

  it('aborts a request that misses its deadline and sends it again', async () => {
    const rig = new Rig({ linger: 0, deadline: 5000, retry: { base: 100, cap: 100 } });
    rig.sink.script = () => 'open';
    rig.add(1);
    await rig.clock.advance(4999);
    expect(rig.sink.requests[0]?.signal.aborted).toBe(false);
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(1);
    expect(rig.sink.requests[0]?.signal.aborted).toBe(true);
    await rig.clock.advance(100);
    expect(rig.ids('delivered')).toEqual([1]);
  });

  it('does not let a request that hangs take the place of the others, once there is leave for one alone', async () => {
    const rig = new Rig({ linger: 0, count: 1, inFlight: 2, retry: { base: 100, cap: 100 } });
    const answers = [refused('retry', 'ThrottlingException', true)];
    let count = 0;
    rig.sink.script = (items) => (count++ === 0 ? 'open' : (answers.shift() ?? deliverAll(items)));
    rig.add(1, 2);
    await rig.clock.advance(0);
    expect(rig.sink.sent).toEqual([[1], [2]]);
    await rig.clock.advance(999);
    expect(rig.sink.sent).toEqual([[1], [2]]);
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toEqual([2]);
    rig.add(3, 4);
    await rig.clock.advance(0);
    expect(rig.ids('delivered')).toEqual([2, 3, 4]);
  });

  it('keeps to the requests in flight that are allowed, however many of them hang', async () => {
    const rig = new Rig({ linger: 0, count: 1, inFlight: 3 });
    rig.sink.script = () => 'open';
    rig.add(1, 2, 3, 4, 5);
    await rig.clock.advance(5000);
    expect(rig.sink.sent).toHaveLength(3);
  });

  it('tries a parked peer again although a request still hangs', async () => {
    const rig = new Rig({ linger: 0, count: 1, probe: { base: 100, cap: 100 } });
    let count = 0;
    rig.sink.script = (items) => {
      count++;
      if (count === 1) return 'open';
      return count === 2 ? refused('park', 'AccessDeniedException') : deliverAll(items);
    };
    rig.add(1, 2);
    await rig.clock.advance(0);
    expect(rig.batcher.state.kind).toBe('parked');
    await rig.clock.advance(1000);
    expect(rig.batcher.state.kind).toBe('running');
    expect(rig.ids('delivered')).toEqual([2]);
  });

  it('halves the requests in flight when the peer asks for less and works its way up again', async () => {
    const sink = new ScriptedSink({ count: 1, inFlight: 8 });
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 100 } }, sink);
    sink.script = () => 'open';
    rig.add(...Array.from({ length: 60 }, (_, id) => id));
    await rig.clock.settle();
    expect(rig.batcher.inFlight).toBe(8);
    for (const request of sink.requests.slice(0, 2)) {
      request.answer({
        kind: 'answered',
        replies: [{ kind: 'failed', failure: failure('retry', 'ThrottlingException', true) }],
      });
    }
    for (const request of sink.requests.slice(2, 8)) request.answer(deliverAll([{ id: 0 }]));
    await rig.clock.settle();
    expect(rig.batcher.inFlight).toBe(5);
    for (let round = 0; round < 6; round++) {
      for (const request of sink.requests.slice(8)) request.answer(deliverAll([{ id: 0 }]));
      await rig.clock.settle();
    }
    expect(rig.batcher.inFlight).toBeGreaterThanOrEqual(7);
  });

  it('never takes an answer that does not speak of every record as a success', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 100 } });
    let calls = 0;
    rig.sink.script = (items) =>
      calls++ === 0 ? { kind: 'answered', replies: [{ kind: 'delivered' }] } : deliverAll(items);
    rig.add(1, 2, 3, 4);
    await rig.clock.advance(1);
    expect(rig.settled).toEqual([]);
    await rig.clock.advance(100);
    expect(rig.ids('delivered')).toEqual([1, 2, 3, 4]);
  });

  it('keeps the records of a sink that throws, and shows the fault', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 100 } });
    rig.sink.script = () => {
      throw new TypeError('a bug in the sink');
    };
    rig.add(1);
    await rig.clock.advance(150);
    expect(rig.batcher.state).toMatchObject({
      kind: 'retrying',
      failure: { code: 'TypeError', message: 'a bug in the sink' },
    });
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(100);
    expect(rig.ids('delivered')).toEqual([1]);
  });

  it('sends a record that a peer keeps choking on in smaller and smaller company', async () => {
    const rig = new Rig({ linger: 1, inFlight: 1, retry: { base: 100, cap: 100 } });
    rig.sink.script = (items) =>
      items.some(({ id }) => id === 2) ? refused('retry', 'InternalServerError') : deliverAll(items);
    rig.add(1, 2, 3, 4);
    // Others that get through keep showing that the peer is up.
    for (let id = 100; id < 120; id++) {
      await rig.clock.advance(60);
      rig.add(id);
      await rig.clock.advance(60);
    }
    expect(rig.ids('delivered')).toEqual(expect.arrayContaining([1, 3, 4]));
    expect(rig.ids('delivered')).not.toContain(2);
    expect(rig.sink.sent.filter((ids) => ids.includes(2)).at(-1)).toEqual([2]);
  });
});

describe('credentials', () => {
  it('fetches fresh ones once for all requests that found them expired, and goes on', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = (items) =>
      rig.sink.refreshes === 0 ? refused('refresh', 'ExpiredTokenException') : deliverAll(items);
    rig.add(...Array.from({ length: 12 }, (_, id) => id));
    await rig.clock.advance(1);
    expect(rig.sink.refreshes).toBe(1);
    expect(rig.ids('delivered')).toHaveLength(12);
    expect(rig.states).toEqual([]);
  });

  it('parks when fresh ones do not help, and refreshes before every probe', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 1000 } });
    rig.sink.script = () => refused('refresh', 'UnrecognizedClientException');
    rig.add(1);
    await rig.clock.advance(1);
    expect(rig.batcher.state).toMatchObject({
      kind: 'parked',
      failure: { code: 'UnrecognizedClientException' },
    });
    expect(rig.sink.refreshes).toBe(1);
    await rig.clock.advance(3000);
    expect(rig.sink.refreshes).toBe(4);
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(1000);
    expect(rig.ids('delivered')).toEqual([1]);
  });

  it('shows what keeps it from fetching fresh ones', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = () => refused('refresh', 'ExpiredTokenException');
    rig.sink.onRefresh = () => failure('park', 'AccessDenied');
    rig.add(1);
    await rig.clock.advance(1);
    expect(rig.batcher.state).toMatchObject({ kind: 'parked', failure: { code: 'AccessDenied' } });
  });

  it('keeps trying while the place they come from is out of reach', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 100 } });
    rig.sink.script = (items) =>
      rig.sink.refreshes < 3 ? refused('refresh', 'ExpiredTokenException') : deliverAll(items);
    rig.sink.onRefresh = () => (rig.sink.refreshes < 3 ? failure('retry', 'ETIMEDOUT') : undefined);
    rig.add(1);
    await rig.clock.advance(1000);
    expect(rig.ids('delivered')).toEqual([1]);
    expect(rig.states.filter(({ kind }) => kind === 'parked')).toEqual([]);
  });
});

describe('parking', () => {
  it('stops, says why, keeps everything, probes with one batch and resumes by itself', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 4000 } });
    rig.sink.script = () => refused('park', 'ResourceNotFoundException');
    rig.add(...Array.from({ length: 40 }, (_, id) => id));
    await rig.clock.advance(1);
    expect(rig.states).toHaveLength(1);
    expect(rig.batcher.state).toMatchObject({
      kind: 'parked',
      failure: { code: 'ResourceNotFoundException' },
      diagnostic: { code: 'delivery/parked' },
      failures: 1,
      until: rig.clock.now() - 1 + 1000,
    });
    const before = rig.sink.sent.length;
    await rig.clock.advance(1000 + 2000 + 4000 + 4000);
    expect(rig.sink.sent).toHaveLength(before + 4);
    expect(rig.settled).toEqual([]);
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(4000);
    expect(rig.states.at(-1)).toEqual({ kind: 'running' });
    expect(rig.ids('delivered')).toHaveLength(40);
  });

  it('probes at once when it is told to hurry, after a refresh, and goes on backing off where that does not help', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 60_000 } });
    rig.sink.script = () => refused('park', 'ResourceNotFoundException');
    rig.add(1);
    await rig.clock.advance(1 + 1000 + 2000);
    expect(rig.batcher.state).toMatchObject({ kind: 'parked', failures: 3 });
    const { refreshes } = rig.sink;
    const before = rig.sink.sent.length;
    rig.batcher.hurry();
    rig.batcher.hurry();
    await rig.clock.settle();
    expect([rig.sink.sent.length, rig.sink.refreshes]).toEqual([before + 1, refreshes + 1]);
    expect(rig.batcher.state).toMatchObject({ kind: 'parked', failures: 4 });
    await rig.clock.advance(7999);
    expect(rig.sink.sent).toHaveLength(before + 1);
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toEqual([1]);
  });

  it('sends at once what backs off from an outage when it is told to hurry', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 10_000, cap: 60_000 } });
    rig.sink.script = () => refused('retry', 'InternalServerError');
    rig.add(1);
    await rig.clock.advance(1 + 10_000);
    expect(rig.batcher.state).toMatchObject({ kind: 'retrying', failures: 2 });
    rig.sink.script = (items) => deliverAll(items);
    rig.batcher.hurry();
    await rig.clock.settle();
    expect(rig.ids('delivered')).toEqual([1]);
    expect(rig.batcher.state).toEqual({ kind: 'running' });
  });

  it('leaves those that back off by themselves alone when a sink that runs is told to hurry', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 10_000, cap: 60_000 } });
    rig.sink.script = (items) => ({
      kind: 'answered',
      replies: items.map(({ id }) =>
        id === 1
          ? { kind: 'failed', failure: failure('retry', 'ThrottlingException', true) }
          : { kind: 'delivered' },
      ),
    });
    rig.add(1, 2);
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toEqual([2]);
    rig.batcher.hurry();
    await rig.clock.advance(9_999);
    expect(rig.sink.sent).toHaveLength(1);
    await rig.clock.advance(1);
    expect(rig.sink.sent).toHaveLength(2);
  });

  it('parks when the answer for a single record says so, and keeps that record', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 1000 } });
    let denied = true;
    rig.sink.script = (items) => ({
      kind: 'answered',
      replies: items.map(({ id }) =>
        denied && id === 2
          ? { kind: 'failed', failure: failure('park', 'AccessDeniedException') }
          : { kind: 'delivered' },
      ),
    });
    rig.add(1, 2, 3, 4);
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toEqual([1, 3, 4]);
    expect(rig.batcher.state.kind).toBe('parked');
    denied = false;
    await rig.clock.advance(1000);
    expect(rig.ids('delivered')).toEqual([1, 3, 4, 2]);
    expect(rig.batcher.state.kind).toBe('running');
  });
});

describe('records at fault', () => {
  it('finds the poison in a batch by halving; the others arrive', async () => {
    const sink = new ScriptedSink({ count: 25 });
    const rig = new Rig({ linger: 1 }, sink);
    sink.script = refusePoison;
    rig.add(...Array.from({ length: 25 }, (_, id) => ({ id, poison: id === 17 })));
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toHaveLength(24);
    expect(rig.settled.find(({ id }) => id === 17)?.settlement).toMatchObject({
      kind: 'dead',
      reply: 'ValidationException: as the script says',
      diagnostic: { code: 'delivery/refused', message: expect.stringContaining('ValidationException') },
    });
    expect(sink.sent.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(25)));
    expect(rig.states).toEqual([]);
  });

  it('kills a poison record that came alone', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = refusePoison;
    rig.add({ id: 1, poison: true });
    await rig.clock.advance(1);
    expect(rig.ids('dead')).toEqual([1]);
    expect(rig.settled[0]?.settlement).toMatchObject({ attempts: 1 });
  });

  it('takes the word of a peer that names the record itself', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = (items) => ({
      kind: 'answered',
      replies: items.map(({ id }) =>
        id === 3 ? { kind: 'failed', failure: failure('poison') } : { kind: 'delivered' },
      ),
    });
    rig.add(1, 2, 3, 4);
    await rig.clock.advance(1);
    expect(rig.ids('dead')).toEqual([3]);
    expect(rig.sink.sent).toHaveLength(1);
  });

  it('bisects those records of an answered request that failed together', async () => {
    const rig = new Rig({ linger: 1 });
    let calls = 0;
    rig.sink.script = (items) => {
      if (calls++ > 0) return refusePoison(items);
      const shared = { kind: 'failed', failure: failure('poison'), shared: true } as const;
      return { kind: 'answered', replies: [{ kind: 'delivered' }, shared, shared, shared] };
    };
    rig.add(1, 2, { id: 3, poison: true }, 4);
    await rig.clock.advance(1);
    expect(rig.ids('dead')).toEqual([3]);
    expect(rig.ids('delivered').toSorted()).toEqual([1, 2, 4]);
  });

  it('parks when every record of a batch is refused, since then the table is wrong', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 1000 } });
    rig.sink.script = () => refused('poison', 'ValidationException');
    rig.add(1, 2, 3, 4);
    await rig.clock.advance(1);
    expect(rig.batcher.state).toMatchObject({
      kind: 'parked',
      failure: { code: 'ValidationException' },
    });
    await rig.clock.advance(5000);
    expect(rig.settled).toEqual([]);
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(1000);
    expect(rig.ids('delivered').toSorted()).toEqual([1, 2, 3, 4]);
    expect(rig.batcher.state.kind).toBe('running');
  });

  it('is not held up more than once by a batch of nothing but poison', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 1000 } });
    rig.sink.script = refusePoison;
    rig.add(...[1, 2, 3, 4].map((id) => ({ id, poison: true })));
    await rig.clock.advance(500);
    rig.add(5, 6, 7, 8);
    expect(rig.batcher.state.kind).toBe('parked');
    await rig.clock.advance(501);
    expect(rig.ids('delivered')).toEqual([5, 6, 7, 8]);
    expect(rig.ids('dead').toSorted()).toEqual([1, 2, 3, 4]);
    expect(rig.batcher.state.kind).toBe('running');
    expect(rig.states.map(({ kind }) => kind)).toEqual(['parked', 'running']);
  });

  it('does not park over poison while the table takes other batches', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = (items) => (items.some(({ id }) => id === 9) ? 'open' : refusePoison(items));
    rig.add(9, 10, 11, 12, ...[1, 2, 3, 4].map((id) => ({ id, poison: true })));
    rig.sink.requests[0]?.answer(deliverAll([{ id: 9 }, { id: 10 }, { id: 11 }, { id: 12 }]));
    await rig.clock.advance(1);
    expect(rig.ids('dead').toSorted()).toEqual([1, 2, 3, 4]);
    expect(rig.states).toEqual([]);
  });

  it('parks over a single record that does not fit the table', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 1000 } });
    rig.sink.script = () => refused('mismatch', 'ValidationException');
    rig.add(1);
    await rig.clock.advance(1);
    expect(rig.batcher.state.kind).toBe('parked');
    expect(rig.settled).toEqual([]);
    rig.sink.script = (items) => deliverAll(items);
    await rig.clock.advance(1000);
    expect(rig.ids('delivered')).toEqual([1]);
  });

  it('kills a record that does not fit a table which takes others', async () => {
    const rig = new Rig({ linger: 1, probe: { base: 1000, cap: 1000 } });
    rig.sink.script = (items) =>
      items.some(({ poison }) => poison === true) ? refused('mismatch') : deliverAll(items);
    rig.add({ id: 1, poison: true }, 2, 3, 4);
    await rig.clock.advance(1);
    expect(rig.ids('dead')).toEqual([1]);
    rig.add({ id: 5, poison: true });
    await rig.clock.advance(1);
    expect(rig.batcher.state.kind).toBe('parked');
    rig.add(6);
    await rig.clock.advance(1001);
    expect(rig.ids('dead')).toEqual([1, 5]);
    expect(rig.ids('delivered').toSorted()).toEqual([2, 3, 4, 6]);
  });

  it('sends the bisected records again when the peer goes away in the middle', async () => {
    const rig = new Rig({ linger: 1, inFlight: 1, retry: { base: 100, cap: 100 } });
    let calls = 0;
    rig.sink.script = (items) => {
      calls++;
      return calls > 2 && calls < 6 ? refused('retry', 'ECONNRESET') : refusePoison(items);
    };
    rig.add(1, { id: 2, poison: true }, 3, 4);
    await rig.clock.advance(1000);
    expect(rig.ids('dead')).toEqual([2]);
    expect(rig.ids('delivered').toSorted()).toEqual([1, 3, 4]);
  });

  it('settles a failed condition as filtered', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = (items) => ({
      kind: 'answered',
      replies: items.map(() => ({ kind: 'filtered', reason: 'condition' })),
    });
    rig.add(1);
    await rig.clock.advance(1);
    expect(rig.settled).toEqual([
      { id: 1, settlement: { kind: 'filtered', reason: 'condition', attempts: 1 } },
    ]);
  });

  it('settles with the receipt of the request, which is also that of what the record made needless', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 10, cap: 10 } });
    let calls = 0;
    rig.sink.script = (items) =>
      ++calls === 1
        ? refused('retry', 'ECONNRESET')
        : {
            kind: 'answered',
            replies: items.map(({ id }) => ({ kind: 'delivered', receipt: { number: id } })),
          };
    rig.add({ id: 1, key: 'a' }, { id: 2, key: 'a' }, 3);
    await rig.clock.advance(100);
    expect(rig.settled).toEqual([
      { id: 1, settlement: { kind: 'delivered', receipt: { number: 2 }, attempts: 0 } },
      { id: 2, settlement: { kind: 'delivered', receipt: { number: 2 }, attempts: 2 } },
      { id: 3, settlement: { kind: 'delivered', receipt: { number: 3 }, attempts: 2 } },
    ]);
  });
});

describe('keys', () => {
  it('sends the later of two writes that wait, and settles the earlier with it', async () => {
    const rig = new Rig({ linger: 10 });
    rig.add({ id: 1, key: 'a' }, { id: 2, key: 'b' }, { id: 3, key: 'a' });
    await rig.clock.advance(10);
    expect(rig.sink.sent).toEqual([[3, 2]]);
    expect(rig.ids('delivered')).toEqual([1, 3, 2]);
  });

  it('sends the earlier one after all when the later one dies', async () => {
    const rig = new Rig({ linger: 10 });
    rig.sink.script = refusePoison;
    rig.add({ id: 1, key: 'a' }, { id: 2, key: 'a' }, { id: 3, key: 'a', poison: true });
    await rig.clock.advance(10);
    expect(rig.ids('dead')).toEqual([3]);
    expect(rig.ids('delivered')).toEqual([1, 2]);
    expect(rig.sink.sent).toEqual([[3], [2]]);
  });

  it('keeps a later write of a key waiting while an earlier one is in flight or backs off', async () => {
    const rig = new Rig({ linger: 1, retry: { base: 100, cap: 100 } });
    rig.sink.supersedes = () => false;
    let calls = 0;
    rig.sink.script = (items) => (calls++ === 0 ? refused('retry') : deliverAll(items));
    rig.add({ id: 1, key: 'a' });
    await rig.clock.advance(1);
    rig.add({ id: 2, key: 'a' }, { id: 3, key: 'a' });
    await rig.clock.advance(99);
    expect(rig.sink.sent).toEqual([[1]]);
    await rig.clock.advance(1);
    expect(rig.sink.sent).toEqual([[1], [1], [2], [3]]);
    expect(rig.ids('delivered')).toEqual([1, 2, 3]);
  });

  it('does not hold other keys back behind a slow one', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = (items) => (items.some(({ key }) => key === 'slow') ? 'open' : deliverAll(items));
    rig.add({ id: 1, key: 'slow' });
    await rig.clock.advance(1);
    rig.add({ id: 2, key: 'slow' }, { id: 3, key: 'quick' }, { id: 4, key: 'slow' }, { id: 5, key: 'brisk' });
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toEqual([3, 5]);
    rig.sink.script = (items) => deliverAll(items);
    rig.sink.requests[0]?.answer(deliverAll([{ id: 1 }]));
    await rig.clock.advance(1);
    expect(rig.ids('delivered')).toEqual([3, 5, 1, 2, 4]);
  });
});

describe('the end', () => {
  it('drains without waiting for the linger', async () => {
    const rig = new Rig({ linger: 60_000 });
    rig.add(1, 2, 3, 4, 5, 6);
    await rig.batcher.drain();
    expect(rig.ids('delivered')).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('drains at once when it holds nothing', async () => {
    await new Rig().batcher.drain();
  });

  it('delivers what it holds before it closes the sink', async () => {
    const rig = new Rig({ linger: 60_000 });
    rig.add(1, 2);
    await rig.batcher.close(1000);
    expect(rig.ids('delivered')).toEqual([1, 2]);
    expect(rig.sink.closed).toBe(true);
    expect(() => rig.add(3)).toThrow('closed batcher');
  });

  it('gives up at the deadline: requests are aborted, what is left stays unsettled', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = () => 'open';
    rig.add(1, 2);
    const closed = rig.batcher.close(1000);
    await rig.clock.advance(999);
    expect(rig.sink.closed).toBe(false);
    await rig.clock.advance(1);
    await closed;
    expect(rig.sink.requests[0]?.signal.aborted).toBe(true);
    expect(rig.settled).toEqual([]);
    expect(rig.clock.untilNext).toBeUndefined();
  });

  it('does not wait for a sink that is parked', async () => {
    const rig = new Rig({ linger: 1 });
    rig.sink.script = () => refused('park');
    rig.add(1);
    await rig.clock.advance(1);
    await rig.batcher.close(60_000);
    expect(rig.sink.closed).toBe(true);
    expect(rig.settled).toEqual([]);
  });
});
