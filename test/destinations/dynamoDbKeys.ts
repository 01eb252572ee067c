import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendResult, Sink } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { RecordBody } from '../../src/compiler/RecordBody.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import { canonicalBytes, testLane, testNow } from '../compiler/testLane.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import type { Peer } from '../peers/Peer.ts';
import { seededPlan } from '../peers/seededPlan.ts';
import { deliverAll } from './deliverAll.ts';
import { createTable, scan } from './dynamoDbBench.ts';

/** What may be done to an item, in the order it is accepted. */
interface Write {
  /** One of the spellings of a number. */
  readonly id: string;
  readonly operation: 'put' | 'delete';
  /** Only when the item is not there yet (a put) or is there (a delete). */
  readonly conditional: boolean;
}

/** Each line is one number; DynamoDB takes all of its spellings for one key. */
const spellings = [
  ['1', '1.0', '10e-1', '0.1E1', '1.000'],
  ['-2.5', '-2.50', '-25E-1'],
  ['0', '-0', '0.0', '0e9'],
  ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678.0'],
];

const blueprint = `
blueprint: test/numbers
version: 1
key: { partition: id }
item: { id: { from: properties.id, type: N }, version: { from: properties.version, type: N } }
operation: properties.operation
events:
  If New: { condition: { expression: attribute_not_exists(id) } }
  If There: { condition: { expression: attribute_exists(id) } }
`;

/** Writes to one key: never two at a time, the last one wins, and conditions see what was accepted before. */
export function describeKeys(name: string, peer: () => Peer): void {
  describe(name, () => {
    let proxy: FaultProxy;
    let count = 0;

    beforeAll(async () => {
      proxy = await FaultProxy.before(peer());
    });
    afterAll(() => proxy.stop());

    it('leaves the table as if all writes had come one after another, whatever is mixed', async () => {
      const writes = fc.array(anyWrite(), { minLength: 1, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(writes, fc.nat(), async (accepted, seed) => {
          const table = `spellings-${++count}`;
          await createTable(peer(), table, 'N');
          const faults = [
            { kind: 'unprocessed', places: [0, 2, 3] },
            { kind: 'delay', milliseconds: 5 },
            { kind: 'error', status: 400, name: 'ThrottlingException' },
          ] as const;
          proxy.requests.length = 0;
          const drawn = seededPlan(seed, [...faults], 20);
          proxy.plan = (request) => {
            const fault = drawn(request);
            return fault?.kind === 'unprocessed' && request.operation !== 'BatchWriteItem'
              ? undefined
              : fault;
          };
          const sink = new WatchedSink(open(table));
          const records = await encode(accepted);
          const { settlements } = await deliverAll(sink, records, { linger: 1, inFlight: 8, count: 5 });
          await sink.close();

          const model = modelOf(accepted);
          expect(sink.collisions).toEqual([]);
          expect(records.map((record) => settlements.get(record)?.kind)).toEqual(model.outcomes);
          const stored = new Map(
            (await scan(peer(), table)).map(({ id, version }) => [numberOf(id?.N), Number(version?.N)]),
          );
          expect(stored).toEqual(model.items);
        }),
        { numRuns: 15 },
      );
    });

    it('sends one write alone for many of one number in all its spellings', async () => {
      const table = `spellings-${++count}`;
      await createTable(peer(), table, 'N');
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      const ids = spellings[0] ?? [];
      const records = await encode(ids.map((id) => ({ id, operation: 'put', conditional: false })));
      const sink = open(table);
      const { settlements } = await deliverAll(sink, records);
      await sink.close();
      expect([...settlements.values()]).toMatchObject(ids.map(() => ({ kind: 'delivered' })));
      expect(JSON.stringify(proxy.requests.map(({ body }) => body)).match(/PutRequest/g)).toHaveLength(1);
      expect(await scan(peer(), table)).toEqual([{ id: { N: '1' }, version: { N: String(ids.length - 1) } }]);
    });

    function open(table: string): Sink<EncodedRecord> {
      return openSink('dynamodb', {
        table_name: table,
        region: 'eu-west-1',
        access_key_id: 'AKIDPATCHBAYTEST1234',
        secret_access_key: 'test',
        endpoint: proxy.endpoint,
      });
    }
  });
}

function anyWrite(): fc.Arbitrary<Write> {
  return fc.record({
    id: fc.constantFrom(...spellings.flat()),
    operation: fc.constantFrom('put' as const, 'put' as const, 'delete' as const),
    conditional: fc.boolean(),
  });
}

/** What the compiler makes of them; the version is the place in the order. */
async function encode(writes: readonly Write[]): Promise<EncodedRecord[]> {
  const lane = testLane(blueprint);
  const body = new RecordBody();
  const records: EncodedRecord[] = [];
  for (const [version, { id, operation, conditional }] of writes.entries()) {
    const event = conditional ? (operation === 'put' ? 'If New' : 'If There') : 'Written';
    const properties = `{"id":${id},"version":${version},"operation":"${operation}"}`;
    const text = `{"type":"track","event":"${event}","properties":${properties}}`;
    const encoded = await lane.encode(canonicalBytes(text), body, testNow);
    if (encoded.outcome !== 'record') throw new Error(JSON.stringify(encoded));
    records.push(encoded);
  }
  return records;
}

interface Model {
  /** Number to version. */
  readonly items: ReadonlyMap<string, number>;
  readonly outcomes: readonly string[];
}

function modelOf(writes: readonly Write[]): Model {
  const items = new Map<string, number>();
  const outcomes = writes.map(({ id, operation, conditional }, version) => {
    const key = numberOf(id);
    if (conditional && items.has(key) !== (operation === 'delete')) return 'filtered';
    if (operation === 'put') items.set(key, version);
    else items.delete(key);
    return 'delivered';
  });
  return { items, outcomes };
}

/** The number that a spelling stands for: by the list above, which owes nothing to the code that is tested. */
function numberOf(spelling: unknown): string {
  const line = spellings.find((all) => all.some((one) => one === spelling || sameNumber(one, spelling)));
  if (line === undefined) throw new Error(`there is no number ${spelling}`);
  return line[0] ?? '';
}

function sameNumber(one: string, other: unknown): boolean {
  return typeof other === 'string' && other.length < 20 && Number(one) === Number(other);
}

/** Notes the numbers that two writes were under way for at one time. */
class WatchedSink implements Sink<EncodedRecord> {
  readonly collisions: string[] = [];
  readonly #sink: Sink<EncodedRecord>;
  readonly #underWay = new Set<string>();

  constructor(sink: Sink<EncodedRecord>) {
    this.#sink = sink;
  }

  get limits() {
    return this.#sink.limits;
  }

  async send(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    const numbers = records.map(({ body, start, end }) => {
      const write = JSON.parse(body.buffer.toString('utf8', start, end));
      return numberOf(write.PutRequest?.Item.id.N ?? write.DeleteRequest?.Key.id.N);
    });
    for (const number of numbers) {
      if (this.#underWay.has(number)) this.collisions.push(number);
      this.#underWay.add(number);
    }
    const result = await this.#sink.send(records, signal);
    for (const number of numbers) this.#underWay.delete(number);
    return result;
  }

  sizeOf(record: EncodedRecord): number {
    return this.#sink.sizeOf(record);
  }

  keyOf(record: EncodedRecord): string | undefined {
    return this.#sink.keyOf(record);
  }

  supersedes(later: EncodedRecord, earlier: EncodedRecord): boolean {
    return this.#sink.supersedes(later, earlier);
  }

  refresh() {
    return this.#sink.refresh();
  }

  probe(signal: AbortSignal) {
    return this.#sink.probe(signal);
  }

  close(): Promise<void> {
    return this.#sink.close();
  }
}
