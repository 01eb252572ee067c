import { describe, expect, it } from 'vitest';
import { resolveBlueprint } from '../../src/blueprint/resolveBlueprint.ts';
import { attributeTypeOf } from '../../src/destinations/dynamodb/attributeTypeOf.ts';
import type { KeySchema, TableDescription } from '../../src/destinations/dynamodb/describeTable.ts';
import { diagnoseKeys } from '../../src/destinations/dynamodb/diagnoseKeys.ts';
import { diagnoseTimeToLive } from '../../src/destinations/dynamodb/diagnoseTimeToLive.ts';
import type { ItemPlan } from '../../src/destinations/dynamodb/eachRules.ts';
import { idleWrites } from '../../src/destinations/dynamodb/idleWrites.ts';

function planOf(text: string): ItemPlan {
  const { plan, diagnostics } = resolveBlueprint(
    { text: `blueprint: test/shop\nversion: 1\n${text}`, file: 'blueprint.yaml' },
    { find: () => undefined, names: () => [] },
  );
  if (plan?.destination !== 'dynamodb') throw new Error(JSON.stringify(diagnostics));
  return plan;
}

const ids = planOf('key: { partition: id }\nitem: { id: { from: event_id, type: S } }');
const pairs = planOf(
  'key: { partition: id, sort: at }\nitem: { id: { from: event_id, type: S }, at: { template: "{timestamp}" } }',
);

function tableOf(
  partition: string,
  sort?: string,
  indexes: TableDescription['indexes'] = [],
): TableDescription {
  return { arn: undefined, status: 'ACTIVE', key: keyOf(partition, sort), indexes, writeUnits: undefined };
}

/** `id:S` */
function keyOf(partition: string, sort?: string): KeySchema {
  const attribute = (text: string) => {
    const [name = '', type = ''] = text.split(':');
    return { name, type };
  };
  return { partition: attribute(partition), sort: sort === undefined ? undefined : attribute(sort) };
}

const findings = (description: TableDescription, plan: ItemPlan) =>
  diagnoseKeys('events', description, plan).map(({ code, message }) => `${code}: ${message}`);

describe('the keys of a table', () => {
  it('are what the blueprint writes', () => {
    expect(findings(tableOf('id:S'), ids)).toEqual([]);
    expect(findings(tableOf('id:S', 'at:S'), pairs)).toEqual([]);
  });

  it.each<[string, TableDescription, ItemPlan, string]>([
    [
      'another name',
      tableOf('message_id:S'),
      ids,
      'doctor/key-name: the partition key of the table `events` is `message_id`, the blueprint `test/shop` writes `id`',
    ],
    [
      'another name of the sort key',
      tableOf('id:S', 'moment:S'),
      pairs,
      'doctor/key-name: the sort key of the table `events` is `moment`, the blueprint `test/shop` writes `at`',
    ],
    [
      'another type',
      tableOf('id:N'),
      ids,
      'doctor/key-type: the partition key `id` of the table `events` is of type N, the blueprint `test/shop` writes S (all events)',
    ],
    [
      'another type of the sort key, which the blueprint need not declare',
      tableOf('id:S', 'at:N'),
      pairs,
      'doctor/key-type: the sort key `at` of the table `events` is of type N, the blueprint `test/shop` writes S (all events)',
    ],
    [
      'no sort key',
      tableOf('id:S', 'at:N'),
      ids,
      'doctor/sort-key-missing: the table `events` has the sort key `at` (N), the blueprint `test/shop` writes none',
    ],
    [
      'a sort key too many',
      tableOf('id:S'),
      pairs,
      'doctor/sort-key-unknown: the blueprint `test/shop` has the sort key `at`, the table `events` has none',
    ],
  ])('found to be %s', (_, description, plan, finding) => {
    expect(findings(description, plan)).toEqual([finding]);
  });

  it('are looked at for each kind of event, and what is wrong alike is said once', () => {
    const plan = planOf(`
key: { partition: id }
item: { id: { from: event_id, type: S } }
events:
  Refunded: { item: { id: { from: properties.number, type: N } } }
  Returned: { item: { id: { from: properties.number, type: N } } }
  Dropped: { action: drop }
  Open: { item: { id: { from: properties.id, type: null } } }
`);
    const table = '`id` of the table `events` is of type S, the blueprint `test/shop`';
    expect(findings(tableOf('id:S'), plan)).toEqual([
      `doctor/key-type: the partition key ${table} writes N (events: Refunded)`,
      `doctor/key-type-open: the partition key ${table} declares none (events: Open)`,
    ]);
  });

  it('of an index must have its types, where the blueprint writes them at all', () => {
    const indexes = [
      { name: 'by_user', key: keyOf('user_id:N', 'at:S') },
      { name: 'by_plan', key: keyOf('plan:S', 'id:N') },
    ];
    const plan = planOf(
      'key: { partition: id }\nitem: { id: { from: event_id, type: S }, user_id: { from: user_id, type: S } }',
    );
    expect(findings(tableOf('id:S', undefined, indexes), plan)).toEqual([
      'doctor/index-type: the index `by_user` of the table `events` wants `user_id` as N, the blueprint `test/shop` writes S (all events)',
    ]);
  });
});

describe('the type of an attribute', () => {
  it.each([
    ['{ from: a, type: N }', 'N'],
    ['{ from: a }', undefined],
    ['{ expr: "$now()" }', undefined],
    ['{ from: a, list: true }', 'L'],
    ['{ template: "x{a}" }', 'S'],
    ['{ value: 1 }', 'N'],
    ['{ value: [1] }', 'L'],
    ['{ value: { b: 1 } }', 'M'],
    ['{ value: null }', 'NULL'],
    ['{ fields: { b: a } }', 'M'],
    ['{ from: a, transform: [trim, sha256] }', 'S'],
    ['{ from: a, transform: [string, number] }', 'N'],
    ['{ from: a, transform: [base64_decode] }', 'B'],
    ['{ from: a, transform: [parse_json] }', undefined],
    ['{ from: a, transform: [{ date: epoch_seconds }] }', 'N'],
    ['{ from: a, transform: [{ date: iso }] }', 'S'],
    ['{ from: a, transform: [trim], default: "none" }', 'S'],
    ['{ from: a, transform: [trim], default: 0 }', undefined],
    ['{ from: a, values: { x: 1, y: 2 } }', 'N'],
    ['{ from: a, values: { x: 1, y: two } }', undefined],
  ])('of %s is %s', (mapping, type) => {
    const plan = planOf(`key: { partition: id }\nitem: { id: event_id, x: ${mapping} }`);
    const x = plan.otherwise?.attributes.get('x');
    if (x === undefined) throw new Error('x is mapped');
    expect(attributeTypeOf(x)).toBe(type);
  });
});

describe('the time to live of a table', () => {
  const codes = (mapping: string | undefined, attribute: string | undefined = 'expires_at') => {
    const item = mapping === undefined ? '' : `, expires_at: ${mapping}`;
    const plan = planOf(`key: { partition: id }\nitem: { id: event_id${item} }`);
    return diagnoseTimeToLive('events', attribute, plan).map(({ code }) => code);
  };

  it.each([
    ['{ from: received_at, transform: [{ date: epoch_seconds, add: P90D }], type: N }', []],
    ['{ from: received_at, transform: [{ date: epoch_seconds }] }', []],
    ['{ from: properties.expires_at, type: N }', []],
    ['{ expr: "$floor($millis() / 1000)", type: N }', []],
    ['{ value: 1893456000 }', []],
    ['{ from: received_at, transform: [{ date: epoch_millis }], type: N }', ['doctor/ttl-unit']],
    ['{ from: received_at, transform: [{ date: epoch_millis }, number] }', ['doctor/ttl-unit']],
    ['{ expr: "$millis() + 86400000", type: N }', ['doctor/ttl-unit']],
    ['{ value: 1893456000000 }', ['doctor/ttl-unit']],
    ['{ from: received_at, transform: [{ date: epoch_seconds }], type: S }', ['doctor/ttl-type']],
    ['{ from: received_at, type: S }', ['doctor/ttl-type']],
    ['{ from: properties.expires_at }', ['doctor/ttl-type']],
    [undefined, ['doctor/ttl-not-mapped']],
  ])('written as %s has the findings %j', (mapping, expected) => {
    expect(codes(mapping)).toEqual(expected);
  });

  it('is missed where a blueprint writes an expiry and the table has none', () => {
    const none = (mapping: string) =>
      diagnoseTimeToLive(
        'events',
        undefined,
        planOf(`key: { partition: id }\nitem: { id: event_id, expires_at: ${mapping} }`),
      );
    expect(none('{ from: received_at, transform: [{ date: epoch_seconds, add: P90D }] }')).toMatchObject([
      { code: 'doctor/ttl-off', severity: 'info' },
    ]);
    expect(none('{ from: received_at, transform: [{ date: epoch_seconds }] }')).toEqual([]);
  });
});

describe('the writes that are asked for', () => {
  const head = 'key: { partition: id }\nitem: { id: event_id }\n';
  const condition = 'condition: { expression: attribute_exists(id) }';
  it.each([
    [head, ['BatchWriteItem']],
    [`${head}operation: delete`, ['BatchWriteItem']],
    [`${head}${condition}`, ['PutItem']],
    [`${head}${condition}\noperation: delete`, ['DeleteItem']],
    [`${head}${condition}\noperation: { from: properties.operation }`, ['PutItem', 'DeleteItem']],
    [`${head}events: { Removed: { ${condition}, operation: delete } }`, ['BatchWriteItem', 'DeleteItem']],
  ])('of %j are %j, none with a key', (text, operations) => {
    const writes = idleWrites('events', planOf(text));
    expect(writes.map(({ operation }) => operation)).toEqual(operations);
    for (const { body } of writes) expect(body.toString()).toMatch(/"(Item|Key)":\{\}/);
  });
});
