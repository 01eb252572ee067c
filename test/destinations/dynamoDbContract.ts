import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sink } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import type { Peer } from '../peers/Peer.ts';
import { seededPlan } from '../peers/seededPlan.ts';
import { deliverAll, startDelivery } from './deliverAll.ts';
import { createTable, del, put, scan } from './dynamoDbBench.ts';

/** A loaded machine may be slow. */
const patiently = { timeout: 10_000 };

/**
 * What only DynamoDB has: typed items, keys, conditions and unprocessed items.
 *
 * @param losesNames the peer itself cannot store attributes like `__proto__`.
 */
export function describeDynamoDb(name: string, peer: () => Peer, losesNames = false): void {
  describe(name, () => {
    let proxy: FaultProxy;
    let sink: Sink<EncodedRecord>;
    let table = '';
    let count = 0;

    const open = (config = {}) =>
      openSink('dynamodb', {
        table_name: table,
        region: 'eu-west-1',
        access_key_id: 'AKIDPATCHBAYTEST1234',
        secret_access_key: 'test',
        endpoint: proxy.endpoint,
        ...config,
      });
    const items = () => scan(peer(), table);
    const operations = () => proxy.requests.map(({ operation }) => operation).toSorted();
    const send = (...records: EncodedRecord[]) => sink.send(records, AbortSignal.timeout(10_000));

    const expectStored = async (item: Record<string, object>) => {
      const { settlements } = await deliverAll(sink, [put(item)]);
      expect([...settlements.values()]).toMatchObject([{ kind: 'delivered' }]);
      const [read, ...others] = await items();
      expect(others).toEqual([]);
      expect(Object.keys(read ?? {}).toSorted()).toEqual(Object.keys(item).toSorted());
      for (const [attribute, value] of Object.entries(item)) {
        const found = read !== undefined && Object.hasOwn(read, attribute) ? read[attribute] : undefined;
        expect(canonical(found), attribute).toEqual(canonical(value));
      }
    };

    beforeAll(async () => {
      proxy = await FaultProxy.before(peer());
    });

    afterAll(() => proxy.stop());

    beforeEach(async () => {
      table = `items-${++count}`;
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      await createTable(peer(), table);
      sink = open();
    });

    afterEach(() => sink.close());

    it('writes every type as it was encoded, down to the last digit', async () => {
      const bytes = Buffer.from([0, 1, 254, 255]);
      const item = {
        id: { S: 'ä\u0000"\\𝄞' },
        number: { N: '12345678901234567890123456789012345678' },
        small: { N: '-1.5' },
        bytes: { B: bytes.toString('base64') },
        blobs: { BS: [bytes.toString('base64')] },
        empty: { S: '' },
        nothing: { NULL: true },
        list: { L: [{ BOOL: true }, { M: {} }, { L: [] }] },
        texts: { SS: ['b', 'a'] },
      };
      await expectStored(item);
    });

    it.skipIf(losesNames)('writes attributes whose names mean something to JavaScript', async () => {
      await expectStored({
        id: { S: 'a' },
        ['__proto__']: { S: 'own' },
        constructor: { M: { ['__proto__']: { N: '1' }, toString: { NULL: true } } },
      });
    });

    it('lets the last of several writes to one key win, and settles all of them', async () => {
      const records = [1, 2, 3].map((version) => put({ id: { S: 'same' }, version: { N: String(version) } }));
      const others = [put({ id: { S: 'other' } })];
      const { settlements } = await deliverAll(sink, [...records, ...others]);
      expect([...settlements.values()]).toMatchObject(Array(4).fill({ kind: 'delivered' }));
      expect((await items()).find(({ id }) => id?.S === 'same')?.version).toEqual({ N: '3' });
      expect(proxy.requests).toHaveLength(1);
    });

    it('keeps the order of a put and a delete of one key', async () => {
      await deliverAll(sink, [put({ id: { S: 'a' } }), del({ id: { S: 'a' } }), put({ id: { S: 'b' } })]);
      expect(await items()).toEqual([{ id: { S: 'b' } }]);
    });

    it('sends records with a condition by themselves, and filters those whose condition fails', async () => {
      await deliverAll(sink, [put({ id: { S: 'old' }, version: { N: '1' } }), put({ id: { S: 'gone' } })]);
      proxy.requests.length = 0;
      const isNew = { expression: 'attribute_not_exists(#id)', names: { '#id': 'id' } };
      const isFirst = { expression: 'version = :v', values: '{":v":{"N":"1.0"}}' };
      const exists = { expression: 'attribute_exists(id)', names: {}, values: '{}' };
      const batch = [
        put({ id: { S: 'old' } }, isNew),
        put({ id: { S: 'plain' } }),
        put({ id: { S: 'new' } }, isNew),
        del({ id: { S: 'gone' } }, exists),
        put({ id: { S: 'unplain' } }),
      ];
      const result = await send(...batch);
      const delivered = { kind: 'delivered' };
      const filtered = { kind: 'filtered', reason: 'condition' };
      expect(result).toMatchObject({
        kind: 'answered',
        replies: [filtered, delivered, delivered, delivered, delivered],
      });
      expect(operations()).toEqual(['BatchWriteItem', 'DeleteItem', 'PutItem', 'PutItem']);
      expect(await send(put({ id: { S: 'old' }, version: { N: '2' } }, isFirst))).toMatchObject({
        replies: [delivered],
      });
      expect(await send(put({ id: { S: 'old' }, version: { N: '3' } }, isFirst))).toMatchObject({
        replies: [filtered],
      });
      expect((await items()).map(({ id }) => id?.S).toSorted()).toEqual(['new', 'old', 'plain', 'unplain']);
    });

    it('gives a receipt of what the request has cost, and for how many records', async () => {
      const batch = await send(...['a', 'b', 'c'].map((id) => put({ id: { S: id } })));
      const receipt = { capacity_units: 3, of_records: 3 };
      expect(batch).toEqual({ kind: 'answered', replies: Array(3).fill({ kind: 'delivered', receipt }) });
      const isNew = { expression: 'attribute_not_exists(id)' };
      expect(await send(put({ id: { S: 'd' } }, isNew))).toEqual({
        kind: 'answered',
        replies: [{ kind: 'delivered', receipt: { capacity_units: 1, of_records: 1 } }],
      });
    });

    it('does not let a conditional write be superseded, nor supersede', async () => {
      const isNew = { expression: 'attribute_not_exists(id)' };
      const first = put({ id: { S: 'a' }, version: { N: '1' } }, isNew);
      const second = put({ id: { S: 'a' }, version: { N: '2' } }, isNew);
      const { settlements } = await deliverAll(sink, [first, second]);
      expect(settlements.get(first)).toMatchObject({ kind: 'delivered' });
      expect(settlements.get(second)).toMatchObject({ kind: 'filtered', reason: 'condition' });
      expect(await items()).toEqual([{ id: { S: 'a' }, version: { N: '1' } }]);
    });

    it('kills a record whose condition the peer cannot read, and says why', async () => {
      const bad = put({ id: { S: 'a' } }, { expression: 'nonsense(' });
      const { settlements } = await deliverAll(sink, [bad, put({ id: { S: 'b' } })]);
      expect(settlements.get(bad)).toMatchObject({
        kind: 'dead',
        reply: expect.stringMatching(/^ValidationException: .*ConditionExpression/),
      });
      expect(await items()).toEqual([{ id: { S: 'b' } }]);
    });

    it('kills the poison of a batch that also holds conditional records; the others arrive', async () => {
      const isNew = { expression: 'attribute_not_exists(id)' };
      const bad = put({ id: { S: 'bad' }, broken: { N: 'x' } });
      const good = ['a', 'b', 'c'].map((id) => put({ id: { S: id } }));
      const { settlements } = await deliverAll(sink, [...good, bad, put({ id: { S: 'd' } }, isNew)]);
      expect(settlements.get(bad)?.kind).toBe('dead');
      expect((await items()).map(({ id }) => id?.S).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    });

    it.each(['', 'null', '[]', '<html>'])('takes %j for no answer to a conditional write', async (body) => {
      proxy.script({ kind: 'reply', status: 200, body });
      const result = await send(put({ id: { S: 'a' } }, { expression: 'attribute_not_exists(id)' }));
      expect(result).toMatchObject({ kind: 'refused', failure: { action: 'retry' } });
    });

    it.each([1, 2, 3])(
      'makes every write of an item, one at a time and in order, when asked, seed %d',
      async (seed) => {
        await sink.close();
        sink = open({ ordering: 'per_key' });
        expect(sink.limits.perKey).toBe(1);
        proxy.plan = seededPlan(
          seed,
          [
            { kind: 'unprocessed', places: [0, 2] },
            { kind: 'error', status: 500, name: 'InternalServerError' },
            { kind: 'reset', when: 'before' },
          ],
          30,
        );
        const keys = ['a', 'b', 'c', 'd'];
        const records = Array.from({ length: 40 }, (_, version) =>
          put({ id: { S: keys[version % 4] ?? '' }, version: { N: String(version) } }),
        );
        const { settlements } = await deliverAll(sink, records);
        expect([...settlements.values()]).toMatchObject(Array(40).fill({ kind: 'delivered' }));
        const requests = proxy.requests.map(({ body }) => writesIn(body, table));
        for (const writes of requests) expect(new Set(writes.map(({ id }) => id)).size).toBe(writes.length);
        for (const [place, key] of keys.entries()) {
          const versions = requests.flat().filter(({ id }) => id === key);
          const sent = versions.map(({ version }) => version);
          expect(sent).toEqual(sent.toSorted((one, other) => one - other));
          expect([...new Set(sent)]).toEqual(Array.from({ length: 10 }, (_, round) => round * 4 + place));
          expect((await items()).find(({ id }) => id?.S === key)?.version).toEqual({ N: String(36 + place) });
        }
      },
    );

    it('resends those items alone that were left unprocessed', async () => {
      proxy.script({ kind: 'unprocessed', places: [1, 3] }, { kind: 'unprocessed', places: [0] });
      const records = ['a', 'b', 'c', 'd'].map((id) => put({ id: { S: id } }));
      const { settlements } = await deliverAll(sink, records);
      expect([...settlements.values()]).toMatchObject(Array(4).fill({ kind: 'delivered' }));
      expect(await items()).toHaveLength(4);
      const sizes = proxy.requests.map(({ body }) => JSON.stringify(body).match(/PutRequest/g)?.length);
      expect(sizes).toEqual([4, 2, 1]);
    });

    it('knows an unprocessed item again when the peer spells it in another way', async () => {
      const id = { S: 'a' };
      const written = put({
        id,
        n: { N: '1.50' },
        s: { SS: ['y', 'x'] },
        ns: { NS: ['2', '10e0'] },
        b: { B: 'AAE=' },
        m: { M: { one: { N: '1' }, two: { NULL: true } } },
      });
      const item = {
        m: { M: { two: { NULL: true }, one: { N: '1.0' } } },
        b: { B: 'AAE=' },
        ns: { NS: ['10', '2.0'] },
        s: { SS: ['x', 'y'] },
        n: { N: '1.5' },
        id,
      };
      const body = JSON.stringify({ UnprocessedItems: { [table]: [{ PutRequest: { Item: item } }] } });
      proxy.script({ kind: 'reply', status: 200, body });
      const result = await send(put({ id: { S: 'b' } }), written, del({ id: { S: 'c' } }));
      expect(result).toMatchObject({
        kind: 'answered',
        replies: [
          { kind: 'delivered' },
          { kind: 'failed', failure: { action: 'retry', code: 'UnprocessedItems', throttled: true } },
          { kind: 'delivered' },
        ],
      });
    });

    it('parks before a table whose key has another type, even for a single record', async () => {
      table = `numbers-${count}`;
      await createTable(peer(), table, 'N');
      for (const records of [[put({ id: { S: 'a' } })], [put({ id: { S: 'a' } }), put({ id: { S: 'b' } })]]) {
        const { batcher, settlements } = startDelivery(open(), records);
        await vi.waitFor(() => expect(batcher.state.kind).toBe('parked'), patiently);
        expect(batcher.state).toMatchObject({ failure: { code: 'ValidationException', action: 'mismatch' } });
        expect(settlements.size).toBe(0);
        await batcher.close(0);
      }
    });

    it('kills a record whose key has another type than the table while others have the right one', async () => {
      const bad = put({ id: { N: '1' } });
      const good = ['a', 'b', 'c'].map((id) => put({ id: { S: id } }));
      const { settlements, states } = await deliverAll(sink, [bad, ...good]);
      expect(settlements.get(bad)).toMatchObject({ kind: 'dead' });
      expect(await items()).toHaveLength(3);
      expect(states).toEqual([]);
    });
  });
}

/** Sets and maps have no order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (name, member) => (name === 'SS' ? member.toSorted() : member));
}

/** The puts of a BatchWriteItem, by their id and version. */
function writesIn(body: unknown, table: string): { readonly id: string; readonly version: number }[] {
  type Write = { PutRequest: { Item: { id: { S: string }; version: { N: string } } } };
  const { RequestItems }: { RequestItems: Record<string, Write[]> } = Object.assign(
    { RequestItems: {} },
    body,
  );
  return (RequestItems[table] ?? []).map(({ PutRequest: { Item } }) => ({
    id: Item.id.S,
    version: Number(Item.version.N),
  }));
}
