import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { bytesOf } from '../../src/destinations/bytesOf.ts';
import { kplAggregate, sizeInAggregate, sizeOfFrame } from '../../src/destinations/kinesis/kplAggregate.ts';
import { packRecords, unpackReplies } from '../../src/destinations/kinesis/packRecords.ts';
import { decodeAggregate, type UserRecord } from './decodeAggregate.ts';
import { packable, streamRecord } from './kinesisBench.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** Aggregates that stand in the tests and examples of other producers and consumers, in base64. */
const known = {
  node: '84mawgoCcDEaGAgAGhQwMTIzNDU2Nzg5MDEyMzQ1NjdfQRoYCAAaFDAxMjM0NTY3ODkwMTIzNDU2N19CGhgIABoUMDEyMzQ1Njc4OTAxMjM0NTY3X0NHjL02iyRk3D+kO2UC2X6u',
  go: `84mawgoIejJKSjl6dFga${'EwgAGg97ImtleSI6InZhbHVlIn0a'.repeat(9)}EwgAGg97ImtleSI6InZhbHVlIn3xj2DFMGZ0aNQC7aexsnkU`,
  java: {
    start: '84mawgoDYWJjEicxOTE0MTU2NTgzNDQxNTg3NjYxNjgwMzE0NzMyNzc5MjI4MDM1NzAaIAgAEAAaGmFiY2RlZmdo',
    checksum: '0I8WvwEDJiGD4YsiKIfUOw==',
  },
};

describe('an aggregate', () => {
  it.each([
    ['p1', ['A', 'B', 'C'].map((letter) => `012345678901234567_${letter}`), known.node],
    ['z2JJ9ztX', Array<string>(10).fill('{"key":"value"}'), known.go],
  ])('of the key %s is byte for byte what another producer made', (key, texts, expected) => {
    const records = texts.map((text) => packable(text, key));
    expect(kplAggregate(records, { key }).toString('base64')).toBe(expected);
  });

  it('with an explicit hash key is what another producer made, down to the checksum', () => {
    const explicitHashKey = '191415658344158766168031473277922803570';
    const texts = [alphabet, [...alphabet].toReversed().join('')];
    const records = Array.from({ length: 100 }, (_, index) =>
      packable(texts[index % 2] ?? '', 'abc', explicitHashKey),
    );
    const aggregate = kplAggregate(records, { key: 'abc', explicitHashKey });
    expect(aggregate.toString('base64').startsWith(known.java.start)).toBe(true);
    expect(aggregate.subarray(-16).toString('base64')).toBe(known.java.checksum);
  });

  it('of any records decodes to them in their order, and has the size that was counted', () => {
    fc.assert(
      fc.property(anyKeys(), fc.array(anyData(), { minLength: 1, maxLength: 20 }), (keys, data) => {
        const records = data.map((bytes) => packable(bytes, keys.key, keys.explicitHashKey));
        const aggregate = kplAggregate(records, keys);
        const counted = records.reduce((sum, record) => sum + sizeInAggregate(record), sizeOfFrame(keys));
        expect(aggregate.length).toBe(counted);
        expect(decodeAggregate(aggregate)).toEqual(
          data.map((bytes) => ({ explicitHashKey: undefined, ...keys, data: Buffer.from(bytes) })),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('writes lengths of every number of bytes', () => {
    const data = [0, 127, 128, 16_383, 16_384, 2_097_152].map((length) => Buffer.alloc(length, 'x'));
    const aggregate = kplAggregate(
      data.map((bytes) => packable(bytes, 'key')),
      { key: 'key' },
    );
    expect(decodeAggregate(aggregate)?.map((record) => record.data.length)).toEqual(
      data.map(({ length }) => length),
    );
  });
});

describe('a packed batch', () => {
  it('has every record once, under its own keys, and those that are packed in their order', () => {
    fc.assert(
      fc.property(anyBatch(), (records) => {
        const parcels = packRecords(records, 1000);
        const places = parcels.flatMap(({ members }) => members);
        expect(places.toSorted((a, b) => a - b)).toEqual([...records.keys()]);
        for (const { record, members } of parcels) {
          const held = members.map((index) => records[index]);
          expect(userRecordsOf(record)).toEqual(held.map((member) => member && userRecordOf(member)));
        }
        for (const line of linesOf(records)) {
          expect(places.filter((place) => line.includes(place))).toEqual(line);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('packs no more than the limit together, and no less than it could', () => {
    fc.assert(
      fc.property(anyBatch(), (records) => {
        const limit = 1000;
        const parcels = packRecords(records, limit);
        for (const { record, members } of parcels) {
          if (members.length > 1) expect(record.end - record.start).toBeLessThanOrEqual(limit);
        }
        for (const line of linesOf(records)) {
          const own = parcels.filter(({ members }) => members.some((index) => line.includes(index)));
          for (const [place, { members }] of own.entries()) {
            const next = records[own[place + 1]?.members[0] ?? -1];
            if (next === undefined) continue;
            const held = members.flatMap((index) => records[index] ?? []);
            const size = held.reduce((sum, record) => sum + sizeInAggregate(record), sizeOfFrame(next));
            expect(size + sizeInAggregate(next)).toBeGreaterThan(limit);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leaves a record that stays alone as it is', () => {
    const alone = packable('alone', 'a');
    const large = packable('x'.repeat(60_000), 'b');
    const records = [alone, large, packable('small', 'b'), packable('also small', 'b')];
    const [first, second, third] = packRecords(records);
    expect(first).toEqual({ record: alone, members: [0] });
    expect(second).toEqual({ record: large, members: [1] });
    expect(third?.members).toEqual([2, 3]);
  });

  it('gives each record the reply of what it went in; a refusal is marked as shared', () => {
    const records = ['a', 'b', 'a', 'c', 'b'].map((key) => packable(key, key));
    const refused: Reply = {
      kind: 'failed',
      failure: { action: 'poison', code: 'InvalidArgumentException', message: 'no' },
    };
    const delivered: Reply = { kind: 'delivered' };
    expect(unpackReplies(packRecords(records), [refused, delivered, refused])).toEqual([
      { ...refused, shared: true },
      delivered,
      { ...refused, shared: true },
      refused,
      delivered,
    ]);
  });
});

/** The places of the packable records of each pair of keys. */
function linesOf(records: readonly EncodedRecord[]): number[][] {
  const lines = new Map<string, number[]>();
  for (const [index, { key, explicitHashKey, aggregation }] of records.entries()) {
    if (aggregation === undefined) continue;
    const line = `${explicitHashKey}/${key}`;
    lines.set(line, [...(lines.get(line) ?? []), index]);
  }
  return [...lines.values()];
}

function userRecordOf(record: EncodedRecord): UserRecord {
  const { key, explicitHashKey } = record;
  return { key, explicitHashKey, data: Buffer.from(bytesOf(record)) };
}

function userRecordsOf(record: EncodedRecord): UserRecord[] {
  return decodeAggregate(Buffer.from(bytesOf(record))) ?? [userRecordOf(record)];
}

function anyBatch(): fc.Arbitrary<EncodedRecord[]> {
  const record = fc.record({
    key: fc.constantFrom('a', 'b', 'ä', 'c'),
    hashKey: fc.constantFrom(undefined, undefined, '0', '1'),
    packs: fc.boolean(),
    size: fc.nat({ max: 400 }),
  });
  return fc
    .array(record, { minLength: 1, maxLength: 60 })
    .map((records) =>
      records.map(({ key, hashKey, packs, size }, index) =>
        (packs ? packable : streamRecord)(`${index} ${'x'.repeat(size)}`, key, hashKey),
      ),
    );
}

function anyData() {
  return fc.uint8Array({ maxLength: 300 });
}

function anyKeys(): fc.Arbitrary<{ key: string; explicitHashKey?: string }> {
  const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 256 });
  const hashKey = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map(String);
  return fc.record({ key, explicitHashKey: hashKey }, { requiredKeys: ['key'] });
}
