import type { AwsConnection } from '../../aws/AwsConnection.ts';
import type { DynamoDbOperation } from '../../aws/openDynamoDb.ts';
import { ownMember } from '../../aws/ownMember.ts';
import type { Failure } from '../../batch/Sink.ts';

/** An attribute that a table or an index finds items by. */
export interface KeyAttribute {
  readonly name: string;
  /** `S`, `N` or `B`. */
  readonly type: string;
}

export interface KeySchema {
  readonly partition: KeyAttribute;
  readonly sort: KeyAttribute | undefined;
}

/** What a table says about itself, as far as it does. */
export interface TableDescription {
  readonly arn: string | undefined;
  /** `ACTIVE`, `CREATING`, `UPDATING`, `DELETING`, `ARCHIVED`, … */
  readonly status: string | undefined;
  readonly key: KeySchema | undefined;
  readonly indexes: readonly { readonly name: string; readonly key: KeySchema }[];
  /** KB of writes a second; undefined for a table on demand. */
  readonly writeUnits: number | undefined;
}

export type DescribedTable =
  | { readonly kind: 'described'; readonly table: TableDescription }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Reads the description of a table. */
export async function describeTable(
  connection: AwsConnection<DynamoDbOperation>,
  table: string,
  signal: AbortSignal,
): Promise<DescribedTable> {
  const body = Buffer.from(JSON.stringify({ TableName: table }));
  const answer = await connection.send('DescribeTable', body, signal);
  if (answer.kind === 'failure') return { kind: 'failed', failure: answer.failure };
  return { kind: 'described', table: readTable(ownMember(answer.reply, 'Table')) };
}

function readTable(table: unknown): TableDescription {
  const types = new Map<string, string>();
  for (const definition of listOf(ownMember(table, 'AttributeDefinitions'))) {
    const name = textOf(ownMember(definition, 'AttributeName'));
    const type = textOf(ownMember(definition, 'AttributeType'));
    if (name !== undefined && type !== undefined) types.set(name, type);
  }
  const indexes = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'].flatMap((kind) =>
    listOf(ownMember(table, kind)),
  );
  const units = ownMember(ownMember(table, 'ProvisionedThroughput'), 'WriteCapacityUnits');
  return {
    arn: textOf(ownMember(table, 'TableArn')),
    status: textOf(ownMember(table, 'TableStatus')),
    key: readKey(table, types),
    indexes: indexes.flatMap((index) => {
      const name = textOf(ownMember(index, 'IndexName'));
      const key = readKey(index, types);
      return name === undefined || key === undefined ? [] : [{ name, key }];
    }),
    writeUnits: typeof units === 'number' && units > 0 ? units : undefined,
  };
}

function readKey(described: unknown, types: ReadonlyMap<string, string>): KeySchema | undefined {
  const find = (kind: string): KeyAttribute | undefined => {
    const schema = listOf(ownMember(described, 'KeySchema'));
    const name = textOf(
      ownMember(
        schema.find((part) => ownMember(part, 'KeyType') === kind),
        'AttributeName',
      ),
    );
    const type = name === undefined ? undefined : types.get(name);
    return name === undefined || type === undefined ? undefined : { name, type };
  };
  const partition = find('HASH');
  return partition && { partition, sort: find('RANGE') };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
