import { describe, expect, it } from 'vitest';
import { RecordBody } from '../../src/compiler/RecordBody.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import type { RecordSink } from '../../src/destinations/RecordSink.ts';
import { canonicalBytes, testLane, testNow } from '../compiler/testLane.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import type { Peer } from '../peers/Peer.ts';
import { startKinesisLocal } from '../peers/startKinesisLocal.ts';
import { usePeer } from '../peers/usePeer.ts';
import { describeDestination } from './contract.ts';
import { deliverAll } from './deliverAll.ts';
import { describeFaults } from './faults.ts';
import { createStream, kinesisBench, raiseRecordLimit, readStream, streamRecord } from './kinesisBench.ts';
import { describeKinesis } from './kinesisContract.ts';

const peer = usePeer(startKinesisLocal);

describeDestination('kinesis before kinesis-local', kinesisBench(peer));
describeKinesis('records before kinesis-local', peer);
describeFaults('kinesis in trouble, before kinesis-local', kinesisBench(peer));

// kinesalite still stops reading at the 5 MiB of former years.
describe('a request', () => {
  it('is filled with 10 MiB, keys included, and no more', async () => {
    await createStream(peer(), 'full-requests');
    const proxy = await FaultProxy.before(peer());
    const sink = sinkOf('full-requests', proxy);
    const records = [...'abcdefghijk'].map((key) => streamRecord('x'.repeat(1024 * 1024 - 1), key));
    const { settlements } = await deliverAll(sink, records);
    expect([...settlements.values()]).toMatchObject(Array(11).fill({ kind: 'delivered' }));
    const counts = proxy.requests.map(({ body }) => JSON.stringify(body).match(/PartitionKey/g)?.length);
    expect(counts.toSorted()).toEqual([1, 10]);
    await sink.close();
    await proxy.stop();
  });
});

describe('a stream that was set to large records', () => {
  const limit = 2 * 1024 * 1024;

  it('gets records of up to its limit, which is read from it; what is larger is dead', async () => {
    const stream = 'large-records';
    await createStream(peer(), stream);
    await raiseRecordLimit(peer(), stream, limit / 1024);
    const sink = sinkOf(stream, peer());
    const lane = testLane(
      `
blueprint: test/large
version: 1
record: { partition_key: user_id, data: properties.text }
`,
      { findRecordLimit: sink.findRecordLimit },
    );
    const event = (length: number) =>
      canonicalBytes(
        JSON.stringify({ type: 'track', user_id: 'u', properties: { text: 'x'.repeat(length) } }),
      );
    const body = new RecordBody(16);
    const fits = await lane.encode(event(limit - 3), body, testNow);
    const usual = await lane.encode(event(10), body, testNow);
    const tooLarge = await lane.encode(event(limit - 2), body, testNow);
    expect(tooLarge).toMatchObject({
      outcome: 'dead',
      diagnostic: { code: 'transform/record-too-large', message: expect.stringContaining(`${limit} are`) },
    });
    if (fits.outcome !== 'record' || usual.outcome !== 'record') throw new Error('both are records');
    const { settlements } = await deliverAll(sink, [fits, usual]);
    expect([...settlements.values()]).toMatchObject([{ kind: 'delivered' }, { kind: 'delivered' }]);
    const sizes = (await readStream(peer(), stream)).map(({ data }) => data.length);
    expect(sizes).toEqual([limit - 1, 12]);
    await sink.close();
  });
});

function sinkOf(stream: string, { endpoint }: Peer): RecordSink {
  return openSink('kinesis', {
    stream_name: stream,
    region: 'eu-west-1',
    access_key_id: 'AKIDPATCHBAYTEST1234',
    secret_access_key: 'test',
    endpoint,
  });
}
