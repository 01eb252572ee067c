import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sink } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import type { Peer } from '../peers/Peer.ts';
import { seededPlan } from '../peers/seededPlan.ts';
import { deliverAll } from './deliverAll.ts';
import { createStream, readStream, streamRecord } from './kinesisBench.ts';

const highestHashKey = String(2n ** 128n - 1n);

/** What only Kinesis has: shards, hash keys, and records that fail one by one. */
export function describeKinesis(name: string, peer: () => Peer): void {
  describe(name, () => {
    let proxy: FaultProxy;
    let sink: Sink<EncodedRecord>;
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
