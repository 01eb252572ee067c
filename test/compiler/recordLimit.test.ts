import { describe, expect, it } from 'vitest';
import { RecordBody } from '../../src/compiler/RecordBody.ts';
import { canonicalBytes, testLane, testNow } from './testLane.ts';

const MiB = 1024 * 1024;

const blueprint = `
blueprint: test/large
version: 1
record: { partition_key: user_id, data: properties.text }
`;

/** An event whose record has this many bytes, key included. */
function eventOf(size: number) {
  return canonicalBytes(
    JSON.stringify({ type: 'track', user_id: 'u', properties: { text: 'x'.repeat(size - 3) } }),
  );
}

describe('the size of a record', () => {
  it('is asked for only above the usual limit', () => {
    const findRecordLimit = () => Promise.reject(new Error('nobody should ask'));
    const lane = testLane(blueprint, { findRecordLimit });
    expect(lane.encode(eventOf(MiB), new RecordBody(16), testNow)).toMatchObject({ outcome: 'record' });
  });

  it('may be up to what the destination says', async () => {
    const lane = testLane(blueprint, { findRecordLimit: async () => 2 * MiB });
    const body = new RecordBody(16);
    const first = await lane.encode(eventOf(100), body, testNow);
    const large = await lane.encode(eventOf(2 * MiB), body, testNow);
    const dead = await lane.encode(eventOf(2 * MiB + 1), body, testNow);
    const last = await lane.encode(eventOf(100), body, testNow);
    expect(dead).toMatchObject({ outcome: 'dead', diagnostic: { code: 'transform/record-too-large' } });
    const spans = [first, large, last].map((encoded) => {
      if (encoded.outcome !== 'record') throw new Error('is a record');
      return [encoded.start, encoded.end];
    });
    expect(spans).toEqual([
      [0, 99],
      [99, 98 + 2 * MiB],
      [98 + 2 * MiB, 197 + 2 * MiB],
    ]);
  });

  it('is the usual one where there is nobody to ask', () => {
    const dead = testLane(blueprint).encode(eventOf(MiB + 1), new RecordBody(16), testNow);
    expect(dead).toMatchObject({
      outcome: 'dead',
      diagnostic: { message: `the record has ${MiB + 1} bytes with its key, ${MiB} are allowed` },
    });
  });
});
