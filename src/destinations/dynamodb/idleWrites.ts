import type { DynamoDbOperation } from '../../aws/openDynamoDb.ts';
import type { ItemRules } from '../../blueprint/Plan.ts';
import { eachRules, type ItemPlan } from './eachRules.ts';

/** A request by which nothing can be written, but which is only understood once it is permitted. */
export interface IdleWrite {
  readonly operation: DynamoDbOperation;
  readonly body: Buffer;
}

/**
 * The writes that a plan's records will need, each without a key: no table can take them, so that whoever may write is
 * told that they are not valid, and whoever may not that they are denied.
 */
export function idleWrites(table: string, plan: ItemPlan): IdleWrite[] {
  const operations = new Set(eachRules(plan).flatMap(({ rules }) => operationsOf(rules)));
  return [...operations].map((operation) => ({
    operation,
    body: Buffer.from(JSON.stringify(requests[operation](table))),
  }));
}

const requests = {
  BatchWriteItem: (table: string) => ({ RequestItems: { [table]: [{ PutRequest: { Item: {} } }] } }),
  PutItem: (table: string) => ({ TableName: table, Item: {} }),
  DeleteItem: (table: string) => ({ TableName: table, Key: {} }),
};

/** Records without a condition go in batches, those with one by themselves. */
function operationsOf({ condition, operation }: ItemRules): (keyof typeof requests)[] {
  if (condition === undefined) return ['BatchWriteItem'];
  if (operation === undefined) return ['PutItem'];
  const deletesOnly = operation.source.kind === 'value' && operation.source.value === 'delete';
  return deletesOnly && operation.values === undefined ? ['DeleteItem'] : ['PutItem', 'DeleteItem'];
}
