import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bootstrap, dynamoConfig, startAdmin } from './adminServer.ts';

const run = promisify(execFile);

/** Word for word as Datafly Signal documents it. */
const documented = {
  amazon_dynamodb: `curl -X POST http://localhost:8084/v1/admin/integration-catalog/amazon_dynamodb/install \\
  -H "Authorization: Bearer YOUR_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "Amazon DynamoDB",
    "variant": "default",
    "config": {
      "table_name": "datafly_events",
      "region": "us-east-1",
      "access_key_id": "AKIAIOSFODNN7EXAMPLE",
      "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    },
    "delivery_mode": "server_side"
  }'`,
  amazon_kinesis: `curl -X POST http://localhost:8084/v1/admin/integration-catalog/amazon_kinesis/install \\
  -H "Authorization: Bearer YOUR_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "name": "Amazon Kinesis",
    "variant": "default",
    "config": {
      "stream_name": "datafly-events",
      "region": "us-east-1",
      "access_key_id": "AKIAIOSFODNN7EXAMPLE",
      "secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
    },
    "delivery_mode": "server_side"
  }'`,
};

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

/** Runs the command as a shell would; without curl, sends what it would have sent. */
async function send(command: string, port: number): Promise<string> {
  const here = command.replace('localhost:8084', `127.0.0.1:${port}`).replace('YOUR_TOKEN', bootstrap);
  if (hasCurl) return (await run('sh', ['-c', here.replace('curl', 'curl -sS -w "\\n%{http_code}"')])).stdout;
  const [, url = ''] = /POST (\S+)/.exec(here) ?? [];
  const headers = [...here.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const [, body = ''] = /-d '([\s\S]*)'$/.exec(here) ?? [];
  const response = await fetch(url, { method: 'POST', headers: Object.fromEntries(headers), body });
  return `${await response.text()}\n${response.status}`;
}

describe('installing from the catalog', () => {
  it.each(Object.entries(documented))(
    'takes the documented command for %s word for word',
    async (key, command) => {
      const { port, call, configs, settled, append, sinks } = await startAdmin();
      const [text = '', status] = (await send(command, port)).split('\n');
      expect(status).toBe('201');
      const { template, revision } = JSON.parse(text);
      expect(template).toMatchObject({
        id: expect.stringMatching(/^int_\w+$/),
        integration: key,
        variant: 'default',
        enabled: true,
        owner: 'api',
        revision: 1,
        delivery_mode: 'server_side',
        config: { region: 'us-east-1', access_key_id: '***', secret_access_key: '***' },
      });
      expect(revision).toMatchObject({
        integration_id: template.id,
        revision_number: 1,
        created_by: 'bootstrap',
        change_summary: 'installed',
        blueprint: `${key}/default`,
        blueprint_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(text).not.toContain('wJalr');
      await append(template.id, '{"n":1}');
      await settled(template.id, { delivered: 1 });
      expect(sinks.get(template.id)?.texts).toEqual(['{"n":1}']);
      expect(configs.get(template.id)).toMatchObject({
        secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      });
      expect((await call('GET', `/integrations/${template.id}`)).body).toMatchObject({
        ...template,
        state: { kind: 'running' },
      });
      const again = (await send(command, port)).split('\n');
      expect(again[1]).toBe('409');
      expect(JSON.parse(again[0] ?? '').error.code).toBe('installation/name-taken');
    },
  );

  it('needs only a name and the settings that have no default', async () => {
    const { call } = await startAdmin();
    const { status, body, headers } = await call('POST', '/integration-catalog/amazon_dynamodb/install', {
      name: ' Orders ',
      config: { ...dynamoConfig, session_token: '', linger_ms: null },
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/admin/integrations/${body.template.id}`);
    expect(body.template).toMatchObject({ name: 'Orders', variant: 'default', sources: null });
    expect(body.template.config).toMatchObject({ auth: 'access_keys', linger_ms: 10 });
    expect(body.template.config).not.toHaveProperty('session_token');
  });

  it('takes sources, a variant or a blueprint of one’s own, and starts disabled when told so', async () => {
    const { call } = await startAdmin();
    const path = '/integration-catalog/amazon_dynamodb/install';
    const series = await call('POST', path, {
      name: 'a',
      config: dynamoConfig,
      variant: 'time_series',
      sources: ['app'],
    });
    expect(series.body.template).toMatchObject({
      variant: 'time_series',
      blueprint: 'amazon_dynamodb/time_series',
      sources: ['app'],
    });
    const own = await call('POST', path, {
      name: 'b',
      config: dynamoConfig,
      blueprint: 'amazon_dynamodb/single_table',
      enabled: false,
    });
    expect(own.body.template).toMatchObject({
      variant: null,
      blueprint: 'amazon_dynamodb/single_table',
      enabled: false,
    });
  });

  it('knows what is in the catalog and what is not', async () => {
    const { call } = await startAdmin();
    const list = await call('GET', '/integration-catalog');
    expect(list.body.data.map(({ key }: { key: string }) => key)).toEqual([
      'amazon_dynamodb',
      'amazon_kinesis',
    ]);
    expect((await call('GET', '/integration-catalog/amazon_kinesis')).body).toMatchObject({ status: 'beta' });
    expect((await call('GET', '/integration-catalog/nothing')).status).toBe(404);
    const { status, body } = await call('POST', '/integration-catalog/amazon_dynamo/install', {});
    expect(status).toBe(404);
    expect(body.error).toMatchObject({
      code: 'installation/unknown-entry',
      hint: 'did you mean `amazon_dynamodb`?',
    });
  });

  const good = { name: 'n', config: dynamoConfig };
  it.each<[string, unknown, Record<string, string>]>([
    ['no name', { config: dynamoConfig }, { name: 'installation/missing' }],
    ['an empty name', { ...good, name: ' ' }, { name: 'installation/bad-name' }],
    ['a name that is none', { ...good, name: 7 }, { name: 'installation/wrong-type' }],
    [
      'a variant that is unknown',
      { ...good, variant: 'defualt' },
      { variant: 'installation/unknown-variant' },
    ],
    [
      'a mode that is unknown',
      { ...good, delivery_mode: 'client' },
      { delivery_mode: 'installation/delivery-mode' },
    ],
    ['a blueprint that is unknown', { ...good, blueprint: 'a/b' }, { blueprint: 'installation/no-plan' }],
    [
      'a blueprint for another destination',
      { ...good, blueprint: 'amazon_kinesis/default' },
      { blueprint: 'installation/no-plan' },
    ],
    [
      'a blueprint beside a variant',
      { ...good, variant: 'default', blueprint: 'amazon_dynamodb/single_table' },
      { blueprint: 'installation/variant-and-blueprint' },
    ],
    [
      'a source that is unknown',
      { ...good, sources: ['wbe'] },
      { 'sources[0]': 'installation/unknown-source' },
    ],
    ['sources that are no list', { ...good, sources: 'web' }, { sources: 'installation/wrong-type' }],
    ['a switch that is none', { ...good, enabled: 'yes' }, { enabled: 'installation/wrong-type' }],
    ['a config that is none', { ...good, config: [] }, { config: 'installation/wrong-type' }],
    ['a member that is unknown', { ...good, varient: 'default' }, { varient: 'installation/unknown-member' }],
    ['a member that nobody sets', { ...good, id: 'int_x' }, { id: 'installation/read-only' }],
    [
      'a setting that is missing',
      { ...good, config: { ...dynamoConfig, table_name: undefined } },
      { 'config.table_name': 'config/missing' },
    ],
    [
      'a secret that is missing',
      { ...good, config: { ...dynamoConfig, secret_access_key: null } },
      { 'config.secret_access_key': 'config/missing-here' },
    ],
    [
      'a region that is wrong',
      { ...good, config: { ...dynamoConfig, region: 'eu-west-9' } },
      { 'config.region': 'config/not-an-option' },
    ],
    [
      'a setting that is unknown',
      { ...good, config: { ...dynamoConfig, ['__proto__']: 1, tabel_name: 'x' } },
      { 'config.tabel_name': 'config/unknown-field', 'config.__proto__': 'config/unknown-field' },
    ],
    [
      'a mask in the place of a secret',
      { ...good, config: { ...dynamoConfig, secret_access_key: '***' } },
      { 'config.secret_access_key': 'installation/masked-secret' },
    ],
    [
      'a secret of the wrong type',
      { ...good, config: { ...dynamoConfig, secret_access_key: 12 } },
      { 'config.secret_access_key': 'config/wrong-type' },
    ],
    [
      'several faults at once',
      { config: { region: 'x', auth: 'default_chain', batch_size: 26 }, delivery_mode: 'x' },
      {
        name: 'installation/missing',
        delivery_mode: 'installation/delivery-mode',
        'config.table_name': 'config/missing',
        'config.region': 'config/not-an-option',
        'config.batch_size': 'config/too-great',
      },
    ],
  ])('refuses %s, names the field, and installs nothing', async (_, request, problems) => {
    const { call } = await startAdmin();
    const { status, body } = await call('POST', '/integration-catalog/amazon_dynamodb/install', request);
    expect(status).toBe(422);
    expect(body.error.code).toBe('installation/invalid');
    const found = body.error.details.map(({ field, code }: Record<string, string>) => [field, code]);
    expect(Object.fromEntries(found)).toEqual(problems);
    for (const { message } of body.error.details) expect(message).toEqual(expect.any(String));
    expect((await call('GET', '/integrations')).body.data).toEqual([]);
  });

  it.each<[string, string, number, string]>([
    ['what is no JSON', '{"name": planted', 400, 'admin/malformed-json'],
    ['nothing', '', 400, 'admin/malformed-json'],
    ['a list', '[]', 400, 'admin/not-an-object'],
    ['null', 'null', 400, 'admin/not-an-object'],
    ['too much', `{"name":"${'x'.repeat(600_000)}"}`, 413, 'ingest/body-too-large'],
  ])('refuses %s with a status of its own', async (_, text, expected, code) => {
    const { call, faults } = await startAdmin();
    const { status, body } = await call('POST', '/integration-catalog/amazon_dynamodb/install', text);
    expect([status, body.error.code]).toEqual([expected, code]);
    expect(JSON.stringify(body)).not.toContain('planted');
    expect(faults).toEqual([]);
  });
});
