import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeMap } from '../../../src/review/diff/attributeValue.ts';
import { compareValues } from '../../../src/review/diff/compareValues.ts';
import { jsonValue } from '../../../src/review/diff/jsonValue.ts';
import { shorten } from '../../../src/review/diff/shorten.ts';

const json = fc.jsonValue().map((value) => JSON.stringify(value));
/** Small values, so that two of them are often alike. */
const small = fc.json({ maxDepth: 2, depthSize: 'small', noUnicodeString: true } as fc.JsonSharedConstraints);
const likely = fc.oneof(
  small,
  fc.constantFrom('{}', '{"a":1}', '{"a":1.0}', '{"a":null}', '[1]', '[1,2]', '{"a":{"b":1}}'),
);

describe('values of two versions', () => {
  it('are the same exactly when their JSON says the same', () => {
    fc.assert(
      fc.property(fc.oneof(json, likely), fc.oneof(json, likely), (one, other) => {
        const same = isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
        expect([...compareValues(jsonValue(one), jsonValue(other))].length === 0).toBe(same);
        expect([...compareValues(jsonValue(one), jsonValue(one))]).toEqual([]);
      }),
    );
  });

  it('differ in the same places when they are held the other way round', () => {
    const turned = { added: 'removed', removed: 'added', type: 'type', value: 'value' } as const;
    fc.assert(
      fc.property(likely, likely, (one, other) => {
        const there = [...compareValues(jsonValue(one), jsonValue(other))];
        const back = [...compareValues(jsonValue(other), jsonValue(one))];
        const names = (list: string[]) => list.toSorted();
        expect(names(back.map(({ path, change }) => JSON.stringify([path, change])))).toEqual(
          names(there.map(({ path, change }) => JSON.stringify([path, turned[change]]))),
        );
      }),
    );
  });

  it.each([
    [{ a: { N: '1' } }, { a: { N: '1.0' } }, []],
    [{ a: { N: '9007199254740993' } }, { a: { N: '9007199254740992' } }, [['a', 'value']]],
    [{ a: { SS: ['x', 'y'] } }, { a: { SS: ['y', 'x'] } }, []],
    [{ a: { NS: ['1', '2'] } }, { a: { NS: ['2.0', '1'] } }, []],
    [{ a: { L: [{ S: 'x' }, { S: 'y' }] } }, { a: { L: [{ S: 'y' }, { S: 'x' }] } }, [['a', 'value']]],
    [{ a: { S: '1' } }, { a: { N: '1' } }, [['a', 'type']]],
    [{ a: { S: '1' } }, { a: { NULL: true } }, [['a', 'value']]],
    [
      { a: { M: { b: { S: 'x' } } } },
      { a: { M: { c: { S: 'x' } } } },
      [
        ['a.b', 'removed'],
        ['a.c', 'added'],
      ],
    ],
    [{ a: { M: {} } }, { a: { S: '{}' } }, [['a', 'type']]],
    [{ __proto__: null, constructor: { S: 'x' } }, {}, [['constructor', 'removed']]],
  ])('of items are compared by what DynamoDB takes them for: %j, %j', (before, after, wanted) => {
    const found = [...compareValues(attributeMap(before as never), attributeMap(after as never))];
    expect(found.map(({ path, change }) => [path.join('.'), change])).toEqual(wanted);
  });

  it('are shortened in the middle, never within a character', () => {
    expect(shorten('short')).toBe('short');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 400 }), (text) => {
        const short = shorten(text);
        expect([...short].length).toBeLessThanOrEqual(60);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
