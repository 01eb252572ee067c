import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Batcher } from '../../src/batch/Batcher.ts';
import type { Clock } from '../../src/batch/Clock.ts';
import { systemClock } from '../../src/batch/systemClock.ts';
import type { Lane } from '../../src/compiler/Lane.ts';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic.ts';
import { ChunkShelf } from '../../src/engine/ChunkShelf.ts';
import { DeliveryLine } from '../../src/engine/DeliveryLine.ts';
import { ProgressWriter } from '../../src/engine/ProgressWriter.ts';
import { LmdbReader } from '../../src/spool/lmdb/LmdbReader.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import type { Step } from '../../src/spool/Step.ts';
import { type Ledger, ledgerOf } from '../../src/telemetry/Ledger.ts';
import { ManualClock } from '../batch/ManualClock.ts';
import { eventsOf, textOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { copyingLane, slowLane } from './lanes.ts';
import { poison, RecordingSink } from './RecordingSink.ts';

const integration = 'int_a';

interface Wishes {
  readonly lane?: Pick<Lane, 'encode'>;
  readonly sink?: RecordingSink;
  /** Of the batcher alone. */
  readonly clock?: Clock;
}

/** One line over a real spool, and what it needs around it. */
class Bench {
  readonly path: string;
  readonly spool: LmdbSpool;
  readonly reader: LmdbReader;
  readonly sink: RecordingSink;
  readonly damage: Diagnostic[] = [];
  readonly writer: ProgressWriter;
  readonly #lane: Pick<Lane, 'encode'>;
  readonly #clock: Clock;
  line: DeliveryLine | undefined;

  constructor({ lane = copyingLane, sink = new RecordingSink(), clock = systemClock }: Wishes = {}) {
    this.path = temporaryFolder();
    this.spool = new LmdbSpool({ path: this.path, limit: 1e10 });
    this.reader = new LmdbReader(this.spool.share);
    this.#lane = lane;
    this.sink = sink;
    this.#clock = clock;
    const store = (steps: readonly Step[]) => this.spool.advance(steps).then(() => true);
    this.writer = new ProgressWriter({ store, clock: systemClock });
    this.spool.onHead((head) => this.line?.extendTo(head));
    onTestFinished(() => this.close());
  }

  open(): DeliveryLine {
    const progress = this.reader.progress(integration);
    if (progress === undefined) throw new Error('not installed');
    const line = new DeliveryLine({
      integration,
      shelf: new ChunkShelf(this.reader),
      progress,
      reader: this.reader,
      mapping: { revision: 7, lane: this.#lane },
      openBatcher: (hooks) =>
        new Batcher({
          sink: this.sink,
          clock: this.#clock,
          random: Math.random,
          policy: { linger: 1, retry: { base: 1, cap: 5 } },
          ...hooks,
        }),
      now: Date.now,
      onMove: () => this.writer.notice(),
      onDamage: (diagnostic) => this.damage.push(diagnostic),
    });
    this.line = line;
    this.writer.add(line);
    line.extendTo(this.spool.head);
    return line;
  }

  /** Ends the line as a crash would: nothing more is stored. */
  async kill(): Promise<void> {
    const { line } = this;
    this.line = undefined;
    if (line === undefined) return;
    const { step } = line;
    line.step = () => undefined;
    await line.close(0);
    await this.writer.remove(line);
    line.step = step;
  }

  ledger(): Ledger {
    const account = this.spool.account(integration);
    if (account === undefined) throw new Error('not installed');
    return ledgerOf(account);
  }

  async settled(accepted: number): Promise<Ledger> {
    await vi.waitFor(() => expect(this.ledger()).toMatchObject({ accepted, in_flight: 0 }), 5000);
    return this.ledger();
  }

  append(texts: readonly string[], source = 'web'): Promise<void> {
    return this.spool.append(eventsOf(...texts), { source }, 1234);
  }

  async close(): Promise<void> {
    await this.kill();
    await this.writer.close();
    await this.reader.close();
    await this.spool.close();
  }
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => JSON.stringify({ n: from + index }));

describe('a delivery line', () => {
  it('delivers what was accepted since the installation, and counts it', async () => {
    const bench = new Bench();
    await bench.append(numbered(0, 3));
    await bench.spool.install(integration, ['web']);
    await bench.append(numbered(3, 30));
    bench.open();
    await bench.append(numbered(30, 40));
    await bench.append(numbered(100, 120), 'another source');
    await bench.append(numbered(40, 41));
    expect(await bench.settled(38)).toMatchObject({ delivered: 38, filtered: 0, dead: 0 });
    expect(bench.sink.texts).toEqual(numbered(3, 41));
  });

  it('counts what the blueprint filters by its reason, and keeps what dies with the event and the cause', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    bench.sink.answer = (text) => (text.includes('"big"') ? poison : { kind: 'delivered' });
    bench.open();
    await bench.append(['{"n":1}', '{"filter":"when"}', '{"dead":true}', '{"big":1}', '{"n":2}']);
    const ledger = await bench.settled(5);
    expect(ledger).toMatchObject({ delivered: 2, filtered: 1, dead: 2 });
    expect(ledger.filtered_by_reason.when).toBe(1);
    const letters = bench.spool.deadLetters(integration, { limit: 10 });
    expect(letters.map(({ id, event, attempts }) => [id, textOf(event), attempts])).toEqual([
      ['1-2', '{"dead":true}', 0],
      ['1-3', '{"big":1}', 1],
    ]);
    expect(letters[0]).toMatchObject({
      diagnostic: { code: 'file/not-found' },
      revision: 7,
      receivedAt: 1234,
    });
    expect(letters[1]).toMatchObject({
      diagnostic: { code: 'delivery/refused' },
      reply: 'TooLarge: too large',
    });
  });

  it('buries the event on which a lane throws, and leaves no trace of it in the records beside it', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    bench.open();
    await bench.append(['{"n":1}', '{"throw":true}', '{"n":2}']);
    expect(await bench.settled(3)).toMatchObject({ delivered: 2, dead: 1 });
    expect(bench.sink.texts).toEqual(['{"n":1}', '{"n":2}']);
    expect(bench.spool.deadLetter(integration, '1-1')?.diagnostic).toMatchObject({
      code: 'engine/lane-failed',
      message: expect.stringContaining('a fault of the lane'),
    });
  });

  it('keeps the order of events through a lane that answers with promises', async () => {
    const bench = new Bench({ lane: slowLane });
    await bench.spool.install(integration);
    bench.open();
    await bench.append(numbered(0, 8));
    await bench.append(numbered(8, 12));
    await bench.settled(12);
    expect(bench.sink.texts).toEqual(numbered(0, 12));
  });

  it('maps by another revision from one event to the next, and leaves what is under way as it was made', async () => {
    const bench = new Bench();
    await bench.spool.install(integration, undefined, 7);
    let open = () => {};
    bench.sink.gate = new Promise((resolve) => {
      open = resolve;
    });
    bench.sink.answer = (text) => (text.includes('"n":1}') ? poison : { kind: 'delivered' });
    const line = bench.open();
    await bench.append(numbered(0, 3));
    await vi.waitFor(() => expect(bench.sink.requests).toBe(1));
    await bench.spool.install(integration, undefined, 8);
    line.swap({ revision: 8, lane: { encode: () => ({ outcome: 'filtered', reason: 'consent' }) } });
    await bench.append(numbered(3, 5));
    open();
    const { revisions } = await bench.settled(5);
    expect(revisions).toMatchObject([
      { revision: 7, accepted: 3, delivered: 2, filtered: 0, dead: 1 },
      { revision: 8, accepted: 2, delivered: 0, filtered: 2, dead: 0 },
    ]);
    expect(bench.spool.deadLetters(integration, { limit: 10 })).toMatchObject([{ revision: 7 }]);
    expect(bench.sink.closed).toBe(false);
  });

  it('tries a destination that is parked again as soon as another mapping takes its place', async () => {
    const clock = new ManualClock();
    const bench = new Bench({ clock });
    await bench.spool.install(integration, undefined, 7);
    bench.sink.refusal = { action: 'park', code: 'ResourceNotFoundException', message: 'no such table' };
    const line = bench.open();
    await bench.append(numbered(0, 10));
    await vi.waitFor(() => expect(bench.sink.requests).toBe(1));
    await bench.append(numbered(10, 20));
    await clock.settle();
    bench.sink.refusal = undefined;
    expect(bench.sink.requests).toBe(1);
    await bench.spool.install(integration, undefined, 8);
    line.swap({ revision: 8, lane: copyingLane });
    // No time passes for the batcher.
    expect(await bench.settled(20)).toMatchObject({ delivered: 20, dead: 0 });
    expect(bench.sink.texts).toEqual(numbered(0, 20));
  });

  it('goes on from the stored cursor after a crash, and misses nothing', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    const accepted: string[] = [];
    for (let round = 0; round < 6; round++) {
      bench.sink.gate = round % 2 === 0 ? Promise.resolve() : new Promise(() => {});
      bench.open();
      for (let batch = 0; batch < 5; batch++) {
        const texts = numbered(accepted.length, accepted.length + 13);
        accepted.push(...texts);
        await bench.append(texts);
      }
      if (round === 2) await vi.waitFor(() => expect(bench.ledger().delivered).toBeGreaterThan(0));
      await bench.kill();
    }
    bench.sink.gate = Promise.resolve();
    bench.open();
    expect(await bench.settled(accepted.length)).toMatchObject({ delivered: accepted.length, dead: 0 });
    expect(new Set(bench.sink.texts)).toEqual(new Set(accepted));
  });

  it('begins in the middle of a chunk when that is where the cursor stands', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    await bench.append(numbered(0, 5));
    const progress = { chunk: 1, index: 3, delivered: 3, filtered: {}, dead: 0 };
    await bench.spool.advance([{ integration, progress, deaths: [] }]);
    bench.open();
    expect(await bench.settled(5)).toMatchObject({ delivered: 5 });
    expect(bench.sink.texts).toEqual(numbered(3, 5));
  });

  it('delivers what is replayed, once more and to itself alone', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    bench.sink.answer = (text) => (text === '{"n":2}' ? poison : { kind: 'delivered' });
    bench.open();
    await bench.append(numbered(1, 4));
    expect(await bench.settled(3)).toMatchObject({ delivered: 2, dead: 1 });
    bench.sink.answer = () => ({ kind: 'delivered' });
    await bench.spool.replay(integration, ['1-1']);
    await vi.waitFor(() => expect(bench.ledger()).toMatchObject({ accepted: 3, delivered: 3, dead: 0 }));
    expect(bench.sink.texts.toSorted()).toEqual(numbered(1, 4));
  });

  it('lets what is under way settle when it is closed, and takes nothing more', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    let release = () => {};
    bench.sink.gate = new Promise((resolve) => {
      release = resolve;
    });
    const line = bench.open();
    await bench.append(numbered(0, 200));
    await vi.waitFor(() => expect(bench.sink.requests).toBe(4));
    const closing = line.close(5000);
    release();
    await closing;
    await bench.writer.remove(line);
    const { delivered, in_flight } = bench.ledger();
    expect(delivered).toBe(bench.sink.texts.length);
    expect(delivered).toBeGreaterThanOrEqual(40);
    expect(in_flight).toBe(200 - delivered);
    expect(bench.sink.closed).toBe(true);
  });

  it('sends every event of a damaged chunk to the dead letters, and goes on', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    const read = bench.reader.read.bind(bench.reader);
    bench.reader.read = (number, chunk) => {
      const found = read(number, chunk);
      if (number === 2) chunk.intact = () => false;
      else chunk.intact = () => true;
      return found;
    };
    bench.open();
    for (let batch = 0; batch < 3; batch++) await bench.append(numbered(batch * 2, batch * 2 + 2));
    expect(await bench.settled(6)).toMatchObject({ delivered: 4, dead: 2 });
    expect(bench.spool.deadLetter(integration, '2-0')?.diagnostic.code).toBe('spool/damaged-events');
  });

  it('stops at a chunk that it cannot read at all, says so, and keeps what lies behind', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    const read = bench.reader.read.bind(bench.reader);
    bench.reader.read = (number, chunk) => number !== 2 && read(number, chunk);
    bench.open();
    for (let batch = 0; batch < 3; batch++) await bench.append(numbered(batch * 2, batch * 2 + 2));
    await vi.waitFor(() => expect(bench.ledger().delivered).toBe(2));
    await vi.waitFor(() => expect(bench.damage.map(({ code }) => code)).toEqual(['spool/damaged-chunk']));
    expect(bench.ledger().in_flight).toBe(4);
  });

  it('stores many deaths without waiting, and loses none', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    const texts = Array<string>(1000).fill('{"dead":true}');
    for (let batch = 0; batch < 5; batch++) await bench.append(texts);
    bench.open();
    expect(await bench.settled(5000)).toMatchObject({ dead: 5000 });
    expect(bench.spool.deadLetters(integration, { limit: 10_000 })).toHaveLength(5000);
  });

  it('reads no more than there is room for while its destination stalls', async () => {
    const bench = new Bench();
    await bench.spool.install(integration);
    bench.sink.gate = new Promise(() => {});
    const padded = Array.from({ length: 100 }, (_, n) => JSON.stringify({ n, x: 'x'.repeat(1400) }));
    bench.open();
    await bench.append(padded);
    await vi.waitFor(() => expect(bench.sink.requests).toBe(4));
    const reads = vi.spyOn(bench.reader, 'read');
    const before = process.memoryUsage();
    for (let batch = 0; batch < 400; batch++) await bench.append(padded);
    const after = process.memoryUsage();
    // 60 MB wait on disk; in memory are the records that the batcher holds, 80 of them.
    expect(bench.ledger()).toMatchObject({ accepted: 40_100, in_flight: 40_100 });
    expect(reads).not.toHaveBeenCalled();
    const grown = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
    expect(grown).toBeLessThan(40e6);
  });
});
