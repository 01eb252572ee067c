import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { RecordBody } from '../../src/compiler/RecordBody.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import type { RecordSink } from '../../src/destinations/RecordSink.ts';
import { canonicalBytes, testLane, testNow } from '../compiler/testLane.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import type { Peer } from '../peers/Peer.ts';
import { seededPlan } from '../peers/seededPlan.ts';
import { decodeAggregate } from './decodeAggregate.ts';
import { deliverAll } from './deliverAll.ts';
import { createStream, packable, readStream, streamRecord } from './kinesisBench.ts';

const highestHashKey = String(2n ** 128n - 1n);

/** What only Kinesis has: shards, hash keys, and records that fail one by one. */
export function describeKinesis(name: string, peer: () => Peer): void {
  describe(name, () => {
    let proxy: FaultProxy;
    let sink: RecordSink;
    let stream = '';
    let count = 0;

    const open = (rest: object = {}) =>
      openSink('kinesis', {
        stream_name: stream,
        region: 'eu-west-1',
        access_key_id: 'AKIDPATCHBAYTEST1234',
        secret_access_key: 'test',
        endpoint: proxy.endpoint,
        ...rest,
      });
    const records = () => readStream(peer(), stream);

    beforeAll(async () => {
      proxy = await FaultProxy.before(peer());
    });

    afterAll(() => proxy.stop());

    beforeEach(async () => {
      stream = `stream-${++count}`;
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      await createStream(peer(), stream);
      sink = open();
    });

    afterEach(() => sink.close());

    it('writes data and keys as they are, bytes included', async () => {
      const text = JSON.stringify({ text: randomBytes(100).toString('hex') });
      const packed = gzipSync(text);
      await deliverAll(sink, [streamRecord('{"ä":"𝄞"}', 'schlüssel "\\ 🔑'), streamRecord(packed, 'packed')]);
      const read = await records();
      expect(read.find(({ key }) => key !== 'packed')).toMatchObject({ key: 'schlüssel "\\ 🔑' });
      expect(read.find(({ key }) => key !== 'packed')?.data.toString()).toBe('{"ä":"𝄞"}');
      const unpacked = gunzipSync(read.find(({ key }) => key === 'packed')?.data ?? Buffer.alloc(0));
      expect(unpacked.toString()).toBe(text);
    });

    it('passes the explicit hash key on, which decides the shard', async () => {
      await deliverAll(sink, [
        streamRecord('low', 'same key', '0'),
        streamRecord('high', 'same key', highestHashKey),
      ]);
      const read = await records();
      expect(read.map(({ data }) => data.toString()).toSorted()).toEqual(['high', 'low']);
      expect(new Set(read.map(({ shard }) => shard)).size).toBe(2);
    });

    it('resends those records alone that failed, each with its own reason', async () => {
      proxy.script(
        { kind: 'partial', places: [1, 2], code: 'ProvisionedThroughputExceededException' },
        { kind: 'partial', places: [0], code: 'InternalFailure' },
      );
      const sent = ['a', 'b', 'c', 'd'].map((key) => streamRecord(key, key));
      await deliverAll(sink, sent);
      expect((await records()).map(({ data }) => data.toString()).toSorted()).toEqual(['a', 'b', 'c', 'd']);
      const sizes = proxy.requests.map(({ body }) => JSON.stringify(body).match(/PartitionKey/g)?.length);
      expect(sizes).toEqual([4, 2, 1]);
    });

    it('parks when the stream cannot be written for want of its key', async () => {
      proxy.script({ kind: 'partial', places: [0], code: 'KMSDisabledException' });
      const { states } = await deliverAll(sink, [streamRecord('a', 'a'), streamRecord('b', 'b')]);
      expect(states.map(({ kind }) => kind)).toEqual(['parked', 'running']);
      expect(await records()).toHaveLength(2);
    });

    it('packs the records of each key together that ask for it, and consumers get each of them', async () => {
      const sent = Array.from({ length: 40 }, (_, number) => packable(`${number}`, `key ${number % 3}`));
      const plain = streamRecord('plain', 'key 0');
      const { settlements } = await deliverAll(sink, [...sent, packable('alone', 'key 3'), plain]);
      expect([...settlements.values()]).toMatchObject(Array(42).fill({ kind: 'delivered' }));
      const read = await records();
      expect(read).toHaveLength(5);
      for (const key of ['key 0', 'key 1', 'key 2']) {
        const numbers = read
          .filter((record) => record.key === key)
          .flatMap(({ data }) => decodeAggregate(data) ?? [])
          .map((record) => [record.key, Number(record.data.toString())]);
        expect(numbers).toEqual(
          sent.flatMap((_, number) => (`key ${number % 3}` === key ? [[key, number]] : [])),
        );
      }
      const unpacked = read.filter(({ data }) => decodeAggregate(data) === undefined);
      expect(unpacked.map(({ key, data }) => [key, data.toString()]).toSorted()).toEqual([
        ['key 0', 'plain'],
        ['key 3', 'alone'],
      ]);
    });

    it('gives a receipt with the sequence number and shard under which the record is found again', async () => {
      const sent = [packable('1', 'key'), packable('2', 'key'), streamRecord('3', 'other')];
      const { settlements } = await deliverAll(sink, sent);
      const receipts = sent
        .map((record) => settlements.get(record))
        .map((one) => one && 'receipt' in one && one.receipt);
      const found = (data: string) =>
        records().then((read) => {
          const { sequence, shard } = read.find((record) => record.data.includes(data)) ?? {};
          return { sequence_number: sequence, shard_id: shard };
        });
      expect(receipts).toEqual([await found('1'), await found('2'), await found('3')]);
      expect(receipts[0]).toEqual(receipts[1]);
      expect(receipts[0]).not.toEqual(receipts[2]);
      expect(receipts[0]).toEqual({
        sequence_number: expect.stringMatching(/^\d{20,}$/),
        shard_id: expect.stringMatching(/^shardId-/),
      });
    });

    it('puts an aggregate where its explicit hash key says, and never mixes two', async () => {
      const sent = [0, 1, 2, 3].map((number) =>
        packable(`${number}`, 'same key', number % 2 === 0 ? '0' : highestHashKey),
      );
      await deliverAll(sink, sent);
      const read = await records();
      expect(new Set(read.map(({ shard }) => shard)).size).toBe(2);
      const users = read.map(({ data }) =>
        decodeAggregate(data)?.map((user) => [user.explicitHashKey, `${user.data}`]),
      );
      expect(users.toSorted()).toEqual([
        [
          ['0', '0'],
          ['0', '2'],
        ],
        [
          [highestHashKey, '1'],
          [highestHashKey, '3'],
        ],
      ]);
    });

    it('sends the whole of an aggregate again that failed, and nothing else', async () => {
      proxy.script({ kind: 'partial', places: [1], code: 'ProvisionedThroughputExceededException' });
      const sent = ['a', 'b', 'a', 'b', 'c'].map((key, number) => packable(`${number}`, key));
      const { settlements } = await deliverAll(sink, sent);
      expect([...settlements.values()]).toMatchObject(Array(5).fill({ kind: 'delivered' }));
      const users = (await records()).flatMap(({ key, data }) => decodeAggregate(data) ?? [{ key, data }]);
      expect(users.map(({ data }) => data.toString()).toSorted()).toEqual(['0', '1', '2', '3', '4']);
      expect(proxy.requests.map(({ body }) => JSON.stringify(body).match(/PartitionKey/g)?.length)).toEqual([
        3, 1,
      ]);
    });

    it('kills the user record alone that the stream refuses, not its company in the aggregate', async () => {
      proxy.plan = ({ operation, body }) =>
        operation === 'PutRecords' && holds(body, 'bad')
          ? { kind: 'error', status: 400, name: 'InvalidArgumentException' }
          : undefined;
      const bad = packable('bad', 'same');
      const good = Array.from({ length: 20 }, (_, number) => packable(`${number}`, 'same'));
      const { settlements } = await deliverAll(sink, [...good.slice(0, 7), bad, ...good.slice(7)]);
      expect(settlements.get(bad)).toMatchObject({ kind: 'dead', reply: /InvalidArgumentException/ });
      expect(good.map((record) => settlements.get(record)?.kind)).toEqual(good.map(() => 'delivered'));
      const users = (await records()).flatMap(({ key, data }) => decodeAggregate(data) ?? [{ key, data }]);
      expect(users.map(({ data }) => Number(data)).toSorted((a, b) => a - b)).toEqual([...good.keys()]);
    });

    it('carries what a blueprint makes to the consumer: hash key, gzip and aggregates together', async () => {
      const lane = testLane(`
blueprint: test/packed
version: 1
record:
  partition_key: user_id
  explicit_hash_key: { expr: 'user_id = "low" ? "0" : "${highestHashKey}"' }
  data: { fields: { user: user_id, total: properties.total } }
  compression: gzip
  aggregation: kpl
`);
      const body = new RecordBody(16);
      const encoded: EncodedRecord[] = [];
      for (let total = 0; total < 10; total++) {
        const user_id = total % 2 === 0 ? 'low' : 'high';
        const event = canonicalBytes(JSON.stringify({ type: 'track', user_id, properties: { total } }));
        const record = await lane.encode(event, body, testNow);
        if (record.outcome === 'record') encoded.push(record);
      }
      expect(encoded).toHaveLength(10);
      await deliverAll(sink, encoded);
      const read = await records();
      expect(new Set(read.map(({ shard }) => shard)).size).toBe(2);
      const users = read.flatMap(({ data }) => decodeAggregate(data) ?? []);
      const texts = users.map(({ data }) => gunzipSync(data).toString());
      expect(texts.toSorted()).toEqual(
        Array.from(
          { length: 10 },
          (_, total) => `{"user":"${total % 2 === 0 ? 'low' : 'high'}","total":${total}}`,
        ).toSorted(),
      );
    });

    it('takes a stream that does not say what its records may have for a usual one', async () => {
      expect(await sink.findRecordLimit?.()).toBe(1024 * 1024);
    });

    it('sends all records of one key at once when no order is asked for', async () => {
      await deliverAll(
        sink,
        [1, 2, 3].map((number) => streamRecord(String(number), 'same')),
      );
      expect(proxy.requests).toHaveLength(1);
    });

    it.each([1, 2, 3])(
      'keeps the order of each key through partial failures when asked, seed %d',
      async (seed) => {
        proxy.plan = seededPlan(
          seed,
          [
            { kind: 'partial', places: [0, 2], code: 'ProvisionedThroughputExceededException' },
            { kind: 'error', status: 500, name: 'InternalFailure' },
            { kind: 'reset', when: 'before' },
          ],
          30,
        );
        const sent = Array.from({ length: 60 }, (_, number) =>
          streamRecord(String(number), `key ${number % 4}`),
        );
        await sink.close();
        sink = open({ ordering: 'per_key' });
        await deliverAll(sink, sent);
        const read = await records();
        for (const key of ['key 0', 'key 1', 'key 2', 'key 3']) {
          const numbers = read
            .filter((record) => record.key === key)
            .map(({ data }) => Number(data.toString()));
          expect(numbers).toEqual(sent.flatMap((_, number) => (`key ${number % 4}` === key ? number : [])));
        }
      },
    );
  });
}

/** Whether a PutRecords has a user record with this data, packed or not. */
function holds(body: unknown, data: string): boolean {
  const { Records }: { Records: { Data: string }[] } = Object.assign({ Records: [] }, body);
  return Records.some(({ Data }) => Buffer.from(Data, 'base64').includes(data));
}
