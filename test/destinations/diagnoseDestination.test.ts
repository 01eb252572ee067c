import {
  CreateTableCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveBlueprint } from '../../src/blueprint/resolveBlueprint.ts';
import type { DestinationKind } from '../../src/catalog/DestinationKind.ts';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { diagnoseDestination } from '../../src/destinations/diagnoseDestination.ts';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic.ts';
import { StsStandIn } from '../aws/StsStandIn.ts';
import { libraryOf } from '../engine/testCatalog.ts';
import { describeWithPeer } from '../peers/describeWithPeer.ts';
import { type Fault, FaultProxy } from '../peers/FaultProxy.ts';
import { freePort } from '../peers/freePort.ts';
import type { Peer } from '../peers/Peer.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../peers/startDynamoDbLocal.ts';
import { startKinesalite } from '../peers/startKinesalite.ts';
import { startKinesisLocal } from '../peers/startKinesisLocal.ts';
import { usePeer } from '../peers/usePeer.ts';
import { createTable, scan } from './dynamoDbBench.ts';
import { createStream, readStream } from './kinesisBench.ts';

const { entries: catalog } = await loadCatalog(['catalog']);
const keys = { access_key_id: 'AKIDPATCHBAYTEST1234', secret_access_key: 'test' };

interface Asked {
  readonly endpoint: string;
  readonly name: string;
  /** The text of a blueprint; the shipped default if not given. */
  readonly blueprint?: string;
  readonly config?: Readonly<Record<string, string>>;
  readonly eventLimit?: number;
}

async function examine(kind: DestinationKind, asked: Asked): Promise<readonly Diagnostic[]> {
  const { endpoint, name, config = {}, eventLimit = 1024 * 1024 } = asked;
  const library = libraryOf(asked.blueprint === undefined ? {} : { own: asked.blueprint });
  const found = library.find(asked.blueprint === undefined ? `amazon_${kind}/default` : 'own');
  const { plan, diagnostics } = found === undefined ? {} : resolveBlueprint(found, library);
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  const { permissions } = catalog.get(`amazon_${kind}`) ?? {};
  if (permissions === undefined) throw new Error(`the catalog lacks amazon_${kind}`);
  const target = kind === 'dynamodb' ? { table_name: name } : { stream_name: name };
  return diagnoseDestination(
    {
      plan,
      permissions,
      eventLimit,
      config: { region: 'eu-west-1', endpoint, ...keys, ...target, ...config },
    },
    AbortSignal.timeout(10_000),
  );
}

function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}

function denial(action: string, resource?: string): Fault {
  const user = 'User: arn:aws:iam::123456789012:user/events';
  const on = resource === undefined ? '' : ` on resource: ${resource}`;
  const message = `${user} is not authorized to perform: ${action}${on} because no identity-based policy allows it`;
  return { kind: 'error', status: 400, name: 'AccessDeniedException', message };
}

/** Denies these operations, and lets the others pass. */
function deny(proxy: FaultProxy, denials: Readonly<Record<string, Fault>>): void {
  proxy.plan = ({ operation }) => (Object.hasOwn(denials, operation) ? denials[operation] : undefined);
}

function describeTables(name: string, peer: () => Peer): void {
  describe(`a table of ${name}`, () => {
    let proxy: FaultProxy;
    let table = '';
    let count = 0;
    const blueprint =
      'blueprint: own\nversion: 1\nkey: { partition: id }\nitem: { id: { from: event_id, type: S } }';
    const ask = (rest: Partial<Asked> = {}) =>
      examine('dynamodb', { endpoint: proxy.endpoint, name: table, blueprint, ...rest });

    beforeAll(async () => {
      proxy = await FaultProxy.before(peer());
    });
    afterAll(() => proxy.stop());
    beforeEach(async () => {
      table = `doctor-${name.length}-${++count}`;
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      await createTable(peer(), table);
    });

    it('that fits is not complained about, and nothing is written to it', async () => {
      expect(await ask()).toEqual([]);
      expect(proxy.requests.map(({ operation }) => operation)).toEqual([
        'DescribeTable',
        'DescribeTimeToLive',
        'BatchWriteItem',
      ]);
      const condition = 'condition: { expression: attribute_exists(id) }\noperation: properties.op';
      expect(await ask({ blueprint: `${blueprint}\n${condition}` })).toEqual([]);
      expect(await scan(peer(), table)).toEqual([]);
    });

    it('with another key is named with what disagrees', async () => {
      const [finding, ...others] = await examine('dynamodb', { endpoint: proxy.endpoint, name: table });
      expect(others).toEqual([]);
      expect(finding?.message).toBe(
        `the partition key of the table \`${table}\` is \`id\`, the blueprint \`amazon_dynamodb/default\` writes \`event_id\``,
      );
    });

    it('that does not exist is said to be missing, and nothing more is asked', async () => {
      const findings = await ask({ name: 'not-there' });
      expect(findings).toMatchObject([{ code: 'doctor/not-found', severity: 'error' }]);
      expect(findings[0]?.message).toBe(`there is no table \`not-there\` in ${proxy.endpoint}`);
      expect(proxy.requests).toHaveLength(1);
    });

    it('that may not be described is still asked whether it may be written', async () => {
      const arn = `arn:aws:dynamodb:eu-west-1:123456789012:table/${table}`;
      deny(proxy, {
        DescribeTable: denial('dynamodb:DescribeTable', arn),
        BatchWriteItem: denial('dynamodb:BatchWriteItem', arn),
      });
      const [describing, writing, ...others] = await ask();
      expect(others).toEqual([]);
      expect(describing).toMatchObject({ code: 'doctor/cannot-describe', severity: 'warning' });
      expect(writing?.message).toBe(`the credentials may not do dynamodb:BatchWriteItem on ${arn}`);
      expect(writing?.hint).toBe(
        'add to their policy: {"Effect":"Allow","Action":["dynamodb:PutItem","dynamodb:BatchWriteItem"],' +
          `"Resource":["${arn}"]}`,
      );
    });

    it('takes what is denied from what was asked, where the peer does not say it', async () => {
      deny(proxy, {
        BatchWriteItem: { kind: 'error', status: 400, name: 'AccessDeniedException', message: 'No.' },
      });
      const [finding] = await ask();
      expect(finding?.message).toBe(`the credentials may not do dynamodb:BatchWriteItem on table ${table}`);
      expect(finding?.hint).toMatch(/"Resource":\["arn:aws:dynamodb:eu-west-1:\d{12}:table\//);
    });

    it('tells deletes that are denied from puts', async () => {
      deny(proxy, { DeleteItem: denial('dynamodb:DeleteItem') });
      const condition = 'condition: { expression: attribute_exists(id) }\noperation: properties.op';
      expect(await ask({ blueprint: `${blueprint}\n${condition}` })).toMatchObject([
        { code: 'doctor/permission-missing', hint: expect.stringContaining('"dynamodb:DeleteItem"') },
      ]);
    });

    it('whose time to live may not be read is compared all the same', async () => {
      deny(proxy, { DescribeTimeToLive: denial('dynamodb:DescribeTimeToLive') });
      const findings = await examine('dynamodb', { endpoint: proxy.endpoint, name: table });
      expect(codes(findings)).toEqual(['doctor/key-name', 'doctor/cannot-describe']);
    });

    it.each(['CREATING', 'DELETING', 'ARCHIVED', 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'])(
      'that is %s takes nothing',
      async (status) => {
        proxy.plan = ({ operation }) =>
          operation === 'DescribeTable'
            ? { kind: 'reply', status: 200, body: JSON.stringify({ Table: { TableStatus: status } }) }
            : undefined;
        expect(await ask()).toMatchObject([
          { code: 'doctor/not-active', severity: 'error', message: `the table \`${table}\` is ${status}` },
        ]);
      },
    );

    it.each([
      '{}',
      '{"Table":null}',
      '{"Table":{"KeySchema":[null,{}],"AttributeDefinitions":{},"TableStatus":7}}',
    ])('whose description makes no sense (%s) does not confuse the doctor', async (body) => {
      proxy.plan = ({ operation }) =>
        operation.startsWith('Describe') ? { kind: 'reply', status: 200, body } : undefined;
      expect(await ask()).toEqual([]);
    });

    it('that is provisioned says for how much', async () => {
      const Table = { TableStatus: 'UPDATING', ProvisionedThroughput: { WriteCapacityUnits: 5 } };
      proxy.plan = ({ operation }) =>
        operation === 'DescribeTable'
          ? { kind: 'reply', status: 200, body: JSON.stringify({ Table }) }
          : undefined;
      expect(codes(await ask())).toEqual(['doctor/updating', 'doctor/table-capacity']);
    });
  });
}

describeTables('dynalite', usePeer(startDynalite));

describeWithPeer('with DynamoDB Local', whyNoDynamoDbLocal(), () => {
  const peer = usePeer(startDynamoDbLocal);
  describeTables('DynamoDB Local', peer);

  it('a table with a sort key, an index and a time to live is compared in all of them', async () => {
    const client = new DynamoDBClient({
      endpoint: peer().endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: keys.access_key_id, secretAccessKey: 'test' },
    });
    const TableName = 'everything';
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'user_key', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'user_key', AttributeType: 'S' },
          { AttributeName: 'at', AttributeType: 'N' },
          { AttributeName: 'type', AttributeType: 'N' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by_type',
            KeySchema: [{ AttributeName: 'type', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.1 }, { TableName });
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'received_at' };
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    client.destroy();
    const blueprint = 'blueprint: own\nversion: 1\nextends: amazon_dynamodb/time_series';
    const findings = await examine('dynamodb', { endpoint: peer().endpoint, name: TableName, blueprint });
    expect(codes(findings)).toEqual(['doctor/key-type', 'doctor/index-type', 'doctor/ttl-type']);
  });
});

function describeStreams(name: string, peer: () => Peer): void {
  describe(`a stream of ${name}`, () => {
    let proxy: FaultProxy;
    let stream = '';
    let count = 0;
    const ask = (rest: Partial<Asked> = {}) =>
      examine('kinesis', { endpoint: proxy.endpoint, name: stream, ...rest });

    beforeAll(async () => {
      proxy = await FaultProxy.before(peer());
    });
    afterAll(() => proxy.stop());
    beforeEach(async () => {
      stream = `doctor-${++count}`;
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      await createStream(peer(), stream);
    });

    it('that fits is told the capacity of, and nothing is written to it', async () => {
      const findings = await ask();
      expect(findings).toMatchObject([{ code: 'doctor/stream-capacity', severity: 'info' }]);
      expect(findings[0]?.message).toContain('2 MB or 2000 records a second');
      expect(proxy.requests.map(({ operation }) => operation)).toEqual([
        'DescribeStreamSummary',
        'PutRecords',
      ]);
      expect(await readStream(peer(), stream)).toEqual([]);
    });

    it('that does not exist is said to be missing', async () => {
      expect(await ask({ name: 'not-there' })).toMatchObject([
        { code: 'doctor/not-found', severity: 'error' },
      ]);
    });

    it('that takes smaller records than events may be is warned of', async () => {
      const findings = await ask({ eventLimit: 2 * 1024 * 1024 });
      expect(codes(findings)).toEqual(['doctor/stream-capacity', 'doctor/record-limit']);
    });

    it('that may neither be described nor written to has both said', async () => {
      const arn = `arn:aws:kinesis:eu-west-1:123456789012:stream/${stream}`;
      deny(proxy, {
        DescribeStreamSummary: denial('kinesis:DescribeStreamSummary', arn),
        PutRecords: denial('kinesis:PutRecords', arn),
      });
      const [describing, putting, ...others] = await ask();
      expect(others).toEqual([]);
      expect(describing).toMatchObject({ code: 'doctor/cannot-describe', severity: 'warning' });
      expect(describing?.hint).toContain(`"Action":["kinesis:DescribeStreamSummary"],"Resource":["${arn}"]`);
      expect(putting).toMatchObject({ code: 'doctor/permission-missing', severity: 'error' });
      expect(putting?.hint).toContain(
        `"Action":["kinesis:PutRecord","kinesis:PutRecords"],"Resource":["${arn}"]`,
      );
    });

    it('whose key may not be used has that permission named', async () => {
      const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234';
      const fault = { ...denial('kms:GenerateDataKey', key), name: 'KMSAccessDeniedException' };
      deny(proxy, { PutRecords: fault as Fault });
      const finding = (await ask()).at(-1);
      expect(finding).toMatchObject({ code: 'doctor/permission-missing' });
      expect(finding?.hint).toContain(
        `{"Effect":"Allow","Action":["kms:GenerateDataKey"],"Resource":["${key}"]}`,
      );
    });

    it.each([
      ['CREATING', 'doctor/not-active'],
      ['DELETING', 'doctor/not-active'],
      ['UPDATING', 'doctor/updating'],
    ])('that is %s has the finding %s', async (StreamStatus, code) => {
      const summary = { StreamStatus, StreamModeDetails: { StreamMode: 'ON_DEMAND' }, OpenShardCount: 4 };
      proxy.plan = ({ operation }) =>
        operation === 'DescribeStreamSummary'
          ? { kind: 'reply', status: 200, body: JSON.stringify({ StreamDescriptionSummary: summary }) }
          : undefined;
      expect(codes(await ask())).toEqual([code]);
    });
  });
}

describeStreams('kinesalite', usePeer(startKinesalite));
describeStreams('kinesis-local', usePeer(startKinesisLocal));

describe('a destination that cannot be looked at', () => {
  const peer = usePeer(startDynalite);
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await FaultProxy.before(peer());
  });
  afterAll(() => proxy.stop());

  it.each(['dynamodb', 'kinesis'] as const)('for want of a peer is unreachable: %s', async (kind) => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    expect(await examine(kind, { endpoint, name: 'events' })).toMatchObject([
      { code: 'doctor/unreachable', severity: 'error', message: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  it.each([
    'UnrecognizedClientException',
    'ExpiredTokenException',
    'InvalidSignatureException',
    'MissingAuthenticationTokenException',
  ])('for %s has its credentials to blame, which are not shown', async (name) => {
    proxy.always({
      kind: 'error',
      status: 400,
      name,
      message: 'Credential=AKIDPATCHBAYTEST1234/20260101 is bad',
    });
    const findings = await examine('dynamodb', { endpoint: proxy.endpoint, name: 'events' });
    expect(findings).toMatchObject([{ code: 'doctor/credentials', severity: 'error' }]);
    expect(JSON.stringify(findings)).not.toContain('AKIDPATCHBAYTEST1234');
  });

  it('because the role may not be assumed has that permission named', async () => {
    const sts = await StsStandIn.start();
    vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.endpoint);
    const role = 'arn:aws:iam::123456789012:role/events';
    const config = { auth: 'assume_role', role_arn: role, external_id: 'another' };
    const findings = await examine('dynamodb', { endpoint: proxy.endpoint, name: 'events', config });
    expect(codes(findings)).toEqual(['doctor/permission-missing']);
    expect(findings[0]?.hint).toContain(
      `{"Effect":"Allow","Action":["sts:AssumeRole"],"Resource":["${role}"]}`,
    );
    vi.unstubAllEnvs();
    await sts.stop();
  });
});
