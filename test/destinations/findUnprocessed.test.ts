import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalWrite } from '../../src/destinations/dynamodb/canonicalWrite.ts';
import { findUnprocessed } from '../../src/destinations/dynamodb/findUnprocessed.ts';
import { del, put } from './dynamoDbBench.ts';

const digits = fc.integer({ min: -1_000_000, max: 1_000_000 });
const bytes = fc.uint8Array({ maxLength: 8 });
const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'N', 'NS', 'S'));

/** An attribute value, and another spelling of the same. */
const pair: fc.Arbitrary<[object, object]> = fc.letrec<{ value: [object, object]; map: [object, object] }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string().map((text): [object, object] => [{ S: text }, { S: text }]),
      digits.map((number): [object, object] => [{ N: `${number}` }, { N: `${number}.00` }]),
      digits.map((number): [object, object] => [{ N: `${number}0` }, { N: `${number}e1` }]),
      bytes.map((all): [object, object] => [{ B: Buffer.from(all).toString('base64') }, { B: all }]),
      fc
        .uniqueArray(fc.string(), { minLength: 1 })
        .map((texts): [object, object] => [{ SS: texts }, { SS: texts.toReversed() }]),
      fc
        .uniqueArray(digits, { minLength: 1 })
        .map((all): [object, object] => [
          { NS: all.map(String) },
          { NS: all.map((each) => `${each}.0`).toReversed() },
        ]),
      fc.constantFrom<[object, object]>([{ NULL: true }, { NULL: true }], [{ BOOL: false }, { BOOL: false }]),
      fc
        .array(tie('value'), { maxLength: 3 })
        .map((all): [object, object] => [
          { L: all.map(([one]) => one) },
          { L: all.map(([, other]) => other) },
        ]),
      tie('map').map(([one, other]): [object, object] => [{ M: one }, { M: other }]),
    ),
    map: fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map((members) => [
        Object.fromEntries(members.map(([key, [one]]) => [key, one])),
        Object.fromEntries(members.toReversed().map(([key, [, other]]) => [key, other])),
      ]),
  }),
).map;

describe('canonicalWrite', () => {
  it('is one text for all spellings of a map of attribute values', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(canonicalWrite(other)).toBe(canonicalWrite(one));
      }),
    );
  });

  it('tells different writes apart', () => {
    const writes = [
      { PutRequest: { Item: { id: { S: '1' } } } },
      { PutRequest: { Item: { id: { N: '1' } } } },
      { DeleteRequest: { Key: { id: { S: '1' } } } },
      { PutRequest: { Item: { id: { S: '1' }, a: { L: [{ S: 'x' }, { S: 'y' }] } } } },
      { PutRequest: { Item: { id: { S: '1' }, a: { L: [{ S: 'y' }, { S: 'x' }] } } } },
      { PutRequest: { Item: { id: { S: '1' }, a: { SS: ['x', 'y'] } } } },
      { PutRequest: { Item: { id: { S: '1' }, a: { S: '{"SS":["x","y"]}' } } } },
    ];
    expect(new Set(writes.map(canonicalWrite)).size).toBe(writes.length);
  });
});

describe('findUnprocessed', () => {
  const records = [put({ id: { S: 'a' } }), del({ id: { S: 'b' } }), put({ id: { N: '1' } })];
  const find = (reply: unknown) => findUnprocessed(reply, 'events', records);
  const some = [
    { DeleteRequest: { Key: { id: { S: 'b' } } } },
    { PutRequest: { Item: { id: { N: '1.0' } } } },
  ];

  it('finds the places of the writes that are named', () => {
    expect(find({ UnprocessedItems: { events: some } })).toEqual(new Set([1, 2]));
    expect(find({ UnprocessedItems: { events: [] } })).toEqual(new Set());
    expect(find({ UnprocessedItems: {} })).toEqual(new Set());
  });

  it.each([
    [undefined],
    [null],
    ['yes'],
    [{}],
    [{ UnprocessedItems: null }],
    [{ UnprocessedItems: { events: null } }],
    [{ UnprocessedItems: { events: [null] } }],
    [{ UnprocessedItems: { others: some } }],
    [{ UnprocessedItems: { events: some, others: [] } }],
    [{ UnprocessedItems: { events: [{ PutRequest: { Item: { id: { S: 'b' } } } }] } }],
    [Object.create({ UnprocessedItems: {} })],
  ])('believes nothing in %j', (reply) => {
    expect(find(reply)).toBeUndefined();
  });
});
