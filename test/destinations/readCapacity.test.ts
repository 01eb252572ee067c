import { describe, expect, it } from 'vitest';
import { readCapacity } from '../../src/destinations/dynamodb/readCapacity.ts';

describe('readCapacity', () => {
  it('reads what a batch has cost, which is told for its table, and what a single write has', () => {
    const consumed = { TableName: 'events', CapacityUnits: 12.5 };
    expect(readCapacity({ ConsumedCapacity: [consumed] }, 25)).toEqual({
      capacity_units: 12.5,
      of_records: 25,
    });
    expect(readCapacity({ ConsumedCapacity: consumed }, 1)).toEqual({ capacity_units: 12.5, of_records: 1 });
  });

  it.each([
    undefined,
    {},
    { ConsumedCapacity: null },
    { ConsumedCapacity: [] },
    { ConsumedCapacity: [null] },
    { ConsumedCapacity: [{ CapacityUnits: '1' }] },
    { ConsumedCapacity: { CapacityUnits: Number.NaN } },
    { ConsumedCapacity: Object.create({ CapacityUnits: 1 }) },
  ])('has none where the reply is %j', (reply) => {
    expect(readCapacity(reply, 1)).toBeUndefined();
  });
});
