import { Batcher, type BatcherOptions } from '../../src/batch/Batcher.ts';
import type { Failure, Reply, SendResult, Sink } from '../../src/batch/Sink.ts';
import type { Encoded, EncodedRecord } from '../../src/compiler/Encoded.ts';
import type { RecordBody } from '../../src/compiler/RecordBody.ts';
import { KplPack } from '../../src/destinations/kinesis/KplPack.ts';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { ChunkShelf } from '../../src/engine/ChunkShelf.ts';
import { DeliveryLine } from '../../src/engine/DeliveryLine.ts';
import { ProgressWriter } from '../../src/engine/ProgressWriter.ts';
import type { Shipment } from '../../src/engine/Shipment.ts';
import type { EventBytes } from '../../src/envelope/EventBytes.ts';
import { type Fault, FaultyPeer } from '../batch/FaultyPeer.ts';
import { ManualClock } from '../batch/ManualClock.ts';
import { failure, type TestItem } from '../batch/ScriptedSink.ts';
import { decodeAggregate } from '../destinations/decodeAggregate.ts';
import { textOf } from '../spool/eventsOf.ts';
import { MemorySpool } from './MemorySpool.ts';

/** What an event of the tests says. */
export interface TestEvent {
  readonly id: number;
  readonly key: string;
  readonly poison?: boolean;
  /** What the lane makes of it, if not a record. */
  readonly fate?: 'filtered' | 'dead';
}

export interface Mode {
  /** None: a stream without order. One: order. Several: a table whose later writes make earlier ones needless. */
  readonly perKey: number | undefined;
  /** The lane answers with promises. */
  readonly interpreted: boolean;
  /** Events of one key that wait share a record. */
  readonly packs?: boolean;
}

/** So few that slow keys take all that they may. */
export const mostHeld = 6;

const policy = {
  count: 5,
  inFlight: 3,
  linger: 5,
  deadline: 100,
  held: { count: mostHeld, bytes: 10_000 },
  probe: { base: 100, cap: 1000 },
  retry: { base: 10, cap: 500 },
};

/**
 * One line over a spool in memory, before a peer that fails as it is told, on a clock that stands still. It can be
 * killed and opened again, and writes down what the peer has taken and which rules were broken.
 */
export class LineRig implements Sink<EncodedRecord> {
  readonly clock = new ManualClock();
  readonly spool = new MemorySpool();
  readonly limits: Sink<EncodedRecord>['limits'];
  /** Keys that are throttled. */
  #slow = new Set<string>();
  readonly events: TestEvent[] = [];
  /** The ids that the peer took, each time it did. */
  readonly writes: number[] = [];
  readonly dead = new Set<number>();
  /** The ids that were settled as delivered although the peer never took them. */
  readonly needless = new Set<number>();
  readonly #breaches: string[] = [];
  /** The most records that were held at a time. */
  mostHeld = 0;
  /** Records settled that held several events. */
  packed = 0;
  /** Records that the batcher handed back, each time it did. */
  postponed = 0;
  /** Of the first event of each chunk. */
  readonly #firstIds: number[] = [];
  /** Of the events in an item that the peer was sent. */
  readonly #ids = new WeakMap<TestItem, number[]>();
  readonly #mode: Mode;
  readonly #peer: FaultyPeer;
  #line: DeliveryLine | undefined;
  #writer: ProgressWriter | undefined;

  constructor(mode: Mode) {
    this.#mode = mode;
    const { perKey } = mode;
    this.#peer = new FaultyPeer(this.clock, [], perKey !== 1);
    this.#peer.onWrite = (item) => this.#note(item);
    this.limits = { count: 5, bytes: 10_000, inFlight: 3, ...(perKey === undefined ? {} : { perKey }) };
    this.open();
  }

  get breaches(): readonly string[] {
    return [...this.#breaches, ...this.#peer.breaches];
  }

  /** The ids of the dead letters. */
  get buried(): number[] {
    return this.spool.deaths.map(({ chunk, index }) => (this.#firstIds[chunk - 1] ?? 0) + index);
  }

  get settled(): boolean {
    const { delivered, dead, filtered } = this.spool.progress();
    return delivered + dead + (filtered.when ?? 0) === this.events.length;
  }

  append(events: readonly Omit<TestEvent, 'id'>[]): void {
    const numbered = events.map((event, place) => ({ ...event, id: this.events.length + place }));
    this.#firstIds.push(this.events.length);
    this.events.push(...numbered);
    this.spool.append(
      numbered.map((event) => JSON.stringify(event)),
      this.clock.now(),
    );
    this.#line?.extendTo(this.spool.head);
  }

  fail(fault: Fault): void {
    this.#peer.faults.push(fault);
  }

  /** These keys are throttled, and no others. */
  slowDown(keys: readonly string[]): void {
    this.#slow = new Set(keys);
  }

  mend(): void {
    this.#peer.faults.length = 0;
    this.#slow.clear();
  }

  open(): void {
    const writer = new ProgressWriter({
      clock: this.clock,
      store: async (steps) => {
        for (const step of steps) this.spool.advance(step);
        return true;
      },
    });
    const line = new DeliveryLine({
      integration: 'int_a',
      shelf: new ChunkShelf(this.spool),
      progress: this.spool.progress(),
      reader: this.spool,
      mapping: { revision: 1, lane: { encode: (event, body) => this.#encode(event, body) } },
      perKey: this.#mode.perKey,
      ...(this.#mode.packs ? { openPack: (first) => new KplPack(first) } : {}),
      lead: { opened: 8, settled: 4 },
      openBatcher: (hooks) => this.#openBatcher(hooks),
      now: this.clock.now.bind(this.clock),
      onMove: () => writer.notice(),
      onDamage: ({ code }) => this.#breaches.push(code),
    });
    writer.add(line);
    line.extendTo(this.spool.head);
    [this.#line, this.#writer] = [line, writer];
  }

  /** As after a crash: what was not stored is forgotten. */
  async kill(): Promise<void> {
    const [line, writer] = [this.#line, this.#writer];
    if (line === undefined || writer === undefined) return;
    line.step = () => undefined;
    await this.#close(line, writer, 0);
    this.#peer.settled.clear();
    this.open();
  }

  /** As for a new revision: what is under way may settle, and what has settled is stored. */
  async restart(patience: number): Promise<void> {
    const [line, writer] = [this.#line, this.#writer];
    if (line === undefined || writer === undefined) return;
    await this.#close(line, writer, patience);
    this.open();
  }

  sizeOf(record: EncodedRecord): number {
    return record.end - record.start;
  }

  keyOf({ key }: EncodedRecord): string | undefined {
    return this.#mode.perKey === undefined ? undefined : key;
  }

  supersedes(): boolean {
    return this.#mode.perKey !== 1;
  }

  async send(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    const slow = records.map(({ key }) => this.#slow.has(key));
    const items = records.filter((_, place) => !slow[place]).map((record) => this.#itemOf(record));
    const result = items.length === 0 ? undefined : await this.#peer.send(items, signal);
    if (result?.kind === 'refused') return result;
    const replies = [...(result?.replies ?? [])];
    return {
      kind: 'answered',
      replies: slow.flatMap((isSlow) => (isSlow ? throttled : (replies.shift() ?? []))),
    };
  }

  async refresh(): Promise<Failure | undefined> {
    return undefined;
  }

  async probe(): Promise<Failure | undefined> {
    return undefined;
  }

  async close(): Promise<void> {}

  async #close(line: DeliveryLine, writer: ProgressWriter, patience: number): Promise<void> {
    let closed = false;
    void line
      .close(patience)
      .then(() => writer.remove(line))
      .then(() => writer.close())
      .then(() => {
        closed = true;
      });
    while (!closed) await this.clock.advance(50);
  }

  #openBatcher(
    hooks: Required<Pick<BatcherOptions<Shipment>, 'settle' | 'postpone' | 'acceptedAt'>>,
  ): Batcher<Shipment> {
    const batcher = new Batcher<Shipment>({
      sink: this,
      policy,
      clock: this.clock,
      random: () => 0.5,
      ...hooks,
      settle: (shipment, settlement) => {
        const events = eventsIn(shipment);
        if (events.length > 1) this.packed++;
        // What shared a record that was refused is sent again, one by one.
        const isOver = settlement.kind !== 'dead' || events.length === 1;
        for (const { id } of isOver ? events : []) {
          this.#peer.settled.add(id);
          if (settlement.kind === 'dead') this.dead.add(id);
          else if (!this.writes.includes(id)) this.needless.add(id);
        }
        hooks.settle(shipment, settlement);
      },
      postpone: (...call) => {
        this.postponed++;
        hooks.postpone(...call);
      },
    });
    const add = batcher.add.bind(batcher);
    batcher.add = (...call) => {
      add(...call);
      this.mostHeld = Math.max(this.mostHeld, batcher.held.count);
    };
    return batcher;
  }

  #itemOf(record: EncodedRecord): TestItem {
    const events = eventsIn(record);
    const poison = events.some((event) => event.poison === true);
    const key = this.#mode.perKey === undefined ? {} : { key: record.key };
    const item = { id: events[0]?.id ?? -1, poison, ...key };
    this.#ids.set(
      item,
      events.map(({ id }) => id),
    );
    return item;
  }

  #note(item: TestItem): void {
    for (const id of this.#ids.get(item) ?? []) this.#noteOne(id);
  }

  #noteOne(id: number): void {
    const { key } = this.events[id] ?? {};
    this.writes.push(id);
    if (this.#mode.perKey !== 1) return;
    const early = this.events.slice(0, id).find((event) => event.key === key && !this.#isDone(event));
    if (early !== undefined) this.#breaches.push(`${id} was written before ${early.id} was done`);
  }

  #isDone({ id, fate }: TestEvent): boolean {
    return fate !== undefined || this.dead.has(id) || this.writes.includes(id);
  }

  #encode(event: EventBytes, body: RecordBody): Encoded | Promise<Encoded> {
    const made = encode(event, body);
    const packs = this.#mode.packs === true && made.outcome === 'record';
    const encoded: Encoded = packs ? { ...made, aggregation: 'kpl' } : made;
    return this.#mode.interpreted ? Promise.resolve().then(() => encoded) : encoded;
  }
}

const throttled: Reply = {
  kind: 'failed',
  failure: failure('retry', 'ProvisionedThroughputExceededException', true),
};

function encode(event: EventBytes, body: RecordBody): Encoded {
  const { fate, key }: TestEvent = JSON.parse(textOf(event));
  if (fate === 'filtered') return { outcome: 'filtered', reason: 'when' };
  if (fate === 'dead') {
    return { outcome: 'dead', diagnostic: diagnose('engine/lane-failed', { cause: 'a test' }) };
  }
  const start = body.length;
  body.reserve(event.end - event.start);
  body.length += event.buffer.copy(body.buffer, start, event.start, event.end);
  return { outcome: 'record', body, start, end: body.length, key };
}

function eventsIn({ body, start, end }: EncodedRecord): TestEvent[] {
  const data = body.buffer.subarray(start, end);
  return (decodeAggregate(data) ?? [{ data }]).map((one) => JSON.parse(one.data.toString()));
}
