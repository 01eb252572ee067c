import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemRecord } from '../../src/compiler/Outcome.ts';
import { testLane, transformText } from './testLane.ts';

/** What `marshall` gets right: numbers that a double holds exactly, and names that no object inherits. */
const name = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 6 })
  .filter((text) => text.isWellFormed() && !(text in {}));
const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => value.isWellFormed());
const number = fc
  .oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, min: -1e15, max: 1e15 }))
  .filter((value) => Math.abs(value) > 1e-100 || Object.is(value, 0));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

const lane = testLane(
  'key: { partition: event_id }\nitem: { event_id: event_id, untyped: properties.v, map: { from: properties, type: M } }',
);

describe('an item', () => {
  it('is what marshall makes, where marshall is right, and unmarshalls to the event', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (v) => {
        const event = { event_id: 'e1', type: 'track', properties: { v } };
        const outcome = await transformText(lane, JSON.stringify(event));
        expect(outcome).toMatchObject({ outcome: 'record' });
        if (outcome.outcome !== 'record') return;
        const { wire } = outcome.record as ItemRecord;
        const item = JSON.parse(wire).PutRequest.Item;
        expect(item).toEqual(marshall({ event_id: 'e1', untyped: v, map: { v } }));
        expect(unmarshall(item)).toEqual({ event_id: 'e1', untyped: v, map: { v } });
      }),
      { numRuns: process.env.PATCHBAY_LONG === '1' ? 20_000 : 500 },
    );
  });

  it('is right where marshall is not', async () => {
    const properties = '{"v":{"constructor":{"name":"Buffer"},"__proto__":{"constructor":"x"}}}';
    const outcome = await transformText(lane, `{"event_id":"e1","type":"track","properties":${properties}}`);
    const v =
      '{"M":{"constructor":{"M":{"name":{"S":"Buffer"}}},"__proto__":{"M":{"constructor":{"S":"x"}}}}}';
    expect(outcome).toMatchObject({
      record: {
        wire: `{"PutRequest":{"Item":{"event_id":{"S":"e1"},"untyped":${v},"map":{"M":{"v":${v}}}}}}`,
      },
    });
  });
});
