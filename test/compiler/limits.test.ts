import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ItemRecord, StreamRecord } from '../../src/compiler/Outcome.ts';
import { encodeText, testLane, transformText } from './testLane.ts';

const item = (attributes: string) =>
  testLane(`key: { partition: id }\nitem:\n  id: { from: event_id, type: S }\n${attributes}`);
const event = (properties: unknown, id = 'e1') => JSON.stringify({ event_id: id, type: 'track', properties });

/** DynamoDB takes 400 KB. The key of these items takes 4 bytes: `id` and `e1`. */
const room = 400 * 1024 - 4;

async function expectBoth(lane: ReturnType<typeof item>, text: string, outcome: object): Promise<void> {
  expect(await transformText(lane, text)).toMatchObject(outcome);
  const { encoded, bytes } = await encodeText(lane, text);
  expect(encoded).toMatchObject(outcome);
  // Nothing of a record that is refused is left behind.
  expect(bytes.length > 0).toBe(encoded.outcome === 'record');
}

const record = { outcome: 'record' };
const tooLarge = { outcome: 'dead', diagnostic: { code: 'transform/item-too-large', path: 'item' } };

describe('the size of an item', () => {
  const shapes: [name: string, mapping: string, value: (size: number) => unknown, overhead: number][] = [
    ['ASCII text', '  a: properties.v', (size) => 'x'.repeat(size), 1],
    ['text that is escaped on the wire', '  a: properties.v', (size) => '"'.repeat(size), 1],
    ['control characters', '  a: properties.v', (size) => '\u0001'.repeat(size), 1],
    ['names beyond ASCII', '  größe: properties.v', (size) => 'x'.repeat(size), 7],
    ['a list: three bytes, and one for a member', '  a: properties.v', (size) => ['x'.repeat(size)], 5],
    ['a list of two', '  a: properties.v', (size) => ['x'.repeat(size - 10), 'y'.repeat(10)], 6],
    [
      'a map: three bytes, one for a member, and its name',
      '  a: properties.v',
      (size) => ({ name: 'x'.repeat(size) }),
      9,
    ],
    [
      'truth and nothing: a byte each',
      '  a: properties.v',
      (size) => ['x'.repeat(size), true, false, null],
      11,
    ],
    ['binary by its bytes', '  a: { from: properties.v, type: B }', (size) => 'x'.repeat(size), 1],
    ['sets', '  a: { from: properties.v, type: SS }', (size) => ['x'.repeat(size - 1), 'y'], 1],
  ];

  it.each(shapes)('is counted as it is stored: %s', async (_, mapping, value, overhead) => {
    const lane = item(mapping);
    await expectBoth(lane, event({ v: value(room - overhead) }), record);
    await expectBoth(lane, event({ v: value(room - overhead + 1) }), tooLarge);
  });

  it('counts characters by their UTF-8', async () => {
    const lane = item('  a: properties.v');
    const odd = (room - 1) % 3;
    await expectBoth(lane, event({ v: '€'.repeat((room - 1 - odd) / 3) + 'x'.repeat(odd) }), record);
    await expectBoth(lane, event({ v: '€'.repeat((room - 1 - odd) / 3) + 'x'.repeat(odd + 1) }), tooLarge);
  });

  it('does not matter for a delete', async () => {
    const lane = testLane(
      'key: { partition: id }\noperation: delete\nitem: { id: event_id, a: properties.v }',
    );
    await expectBoth(lane, event({ v: 'x'.repeat(room + 1) }), record);
  });
});

describe('the size of a key', () => {
  const dead = (name: string) => ({
    outcome: 'dead',
    diagnostic: { code: 'transform/key-too-long', path: `item.${name}` },
  });

  it('is 2048 bytes for a partition key and 1024 for a sort key, in UTF-8', async () => {
    const lane = testLane('key: { partition: p, sort: s }\nitem: { p: properties.p, s: properties.s }');
    await expectBoth(lane, event({ p: 'é'.repeat(1024), s: 'é'.repeat(512) }), record);
    await expectBoth(lane, event({ p: `${'é'.repeat(1024)}x`, s: 's' }), dead('p'));
    await expectBoth(lane, event({ p: 'p', s: `${'é'.repeat(512)}x` }), dead('s'));
    await expectBoth(lane, event({ p: '"'.repeat(2048), s: '\u0001'.repeat(1024) }), record);
    await expectBoth(lane, event({ p: '"'.repeat(2049), s: 's' }), dead('p'));
  });

  it('is that of the bytes for binary', async () => {
    const lane = testLane(
      'key: { partition: p }\nitem: { p: { from: properties.p, transform: [base64_decode], type: B } }',
    );
    await expectBoth(lane, event({ p: Buffer.alloc(2048).toString('base64') }), record);
    await expectBoth(lane, event({ p: Buffer.alloc(2049).toString('base64') }), dead('p'));
  });
});

describe('one item', () => {
  it('has one canonical key, however its number or text is written', async () => {
    const lane = testLane(
      'key: { partition: n, sort: s }\nitem: { n: { from: properties.n, type: N }, s: { from: properties.s, type: S } }',
    );
    const keyOf = async (n: string, s: string) => {
      const { encoded } = await encodeText(
        lane,
        `{"type":"track","event_id":"e","properties":{"n":${n},"s":${s}}}`,
      );
      return encoded.outcome === 'record' ? encoded.key : encoded;
    };
    const key = await keyOf('1', '"é\\""');
    for (const [n, s] of [
      ['1.0', '"\\u00e9\\u0022"'],
      ['"1"', '"é\\u0022"'],
      ['10e-1', '"é\\""'],
    ] as const)
      expect(await keyOf(n, s)).toBe(key);
    for (const [n, s] of [
      ['-1', '"é\\""'],
      ['1', '"é"'],
      ['9007199254740992', '"x"'],
      ['9007199254740993', '"x"'],
    ] as const)
      expect(await keyOf(n, s)).not.toBe(key);
    expect(await keyOf('9007199254740993', '"x"')).not.toBe(await keyOf('9007199254740992', '"x"'));
    expect(await keyOf('0', '"x"')).toBe(await keyOf('-0.0', '"x"'));
  });

  it('does not take one pair of keys for another', async () => {
    const lane = testLane('key: { partition: a, sort: b }\nitem: { a: properties.a, b: properties.b }');
    const keyOf = async (a: unknown, b: unknown) => {
      const { encoded } = await encodeText(lane, event({ a, b }));
      return encoded.outcome === 'record' ? encoded.key : encoded;
    };
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
      ['ab', 'x'],
      ['a"S"b', 'x'],
      ['a', '"S"x'],
      ['1', 1],
      [1, '1'],
      [1, 1],
      ['1', '1'],
    ];
    const keys = await Promise.all(pairs.map(([a, b]) => keyOf(a, b)));
    expect(new Set(keys).size).toBe(pairs.length);
  });
});

describe('the size of a record', () => {
  const lane = testLane('record: { partition_key: properties.key, data: properties.v }');
  const full = 1024 * 1024;

  it('is 1 MiB with its key, both in UTF-8', async () => {
    const dead = { outcome: 'dead', diagnostic: { code: 'transform/record-too-large', path: 'record.data' } };
    // Two bytes are the quotes around the text.
    await expectBoth(lane, event({ key: 'éé', v: 'x'.repeat(full - 2 - 4) }), record);
    await expectBoth(lane, event({ key: 'éé', v: 'x'.repeat(full - 2 - 3) }), dead);
    await expectBoth(lane, event({ key: 'k', v: 'é'.repeat(full / 2 - 2) }), record);
    await expectBoth(lane, event({ key: 'k', v: 'é'.repeat(full / 2 - 1) }), dead);
  });

  it('is that of the compressed data under gzip', async () => {
    const zipped = testLane('record: { partition_key: event_id, data: properties, compression: gzip }');
    const text = event({ n: [9007199254740992], v: 'é"'.repeat(full) });
    const outcome = await transformText(zipped, text);
    expect(outcome).toMatchObject(record);
    const { data } = (outcome as { record: StreamRecord }).record;
    expect(JSON.parse(gunzipSync(data).toString('utf8'))).toEqual(JSON.parse(text).properties);
    const { bytes } = await encodeText(zipped, text);
    expect(gunzipSync(bytes).equals(gunzipSync(data))).toBe(true);
  });
});

describe('depth', () => {
  it('counts what fields and lists put around a value', async () => {
    const lane = item('  a: { fields: { b: { fields: { c: properties.v }, list: true } } }');
    const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    await expectBoth(lane, event({ v: nested(28) }), record);
    await expectBoth(lane, event({ v: nested(29) }), {
      outcome: 'dead',
      diagnostic: { code: 'transform/too-deep', path: 'item.a.b.c' },
    });
    const outcome = (await transformText(lane, event({ v: nested(28) }))) as { record: ItemRecord };
    expect(outcome.record.wire.match(/"[LM]":/g)).toHaveLength(31);
  });
});
