import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyDefaults } from '../../src/catalog/applyDefaults.ts';
import type { CatalogEntry } from '../../src/catalog/CatalogEntry.ts';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { validateConfig } from '../../src/catalog/validateConfig.ts';
import { packageFolder } from '../../src/yaml/packageFolder.ts';

const hasBlueprint = (name: string) => existsSync(join(packageFolder('blueprints'), `${name}.yaml`));
const { entries, diagnostics } = await loadCatalog([packageFolder('catalog')], hasBlueprint);

function entryOf(key: string): CatalogEntry {
  const entry = entries.get(key);
  if (entry === undefined) throw new Error(`${key} is not shipped`);
  return entry;
}

const keys = {
  access_key_id: 'AKIAIOSFODNN7EXAMPLE',
  secret_access_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

describe('the shipped catalog', () => {
  it('has no faults, and a blueprint for every variant', () => {
    expect(diagnostics).toEqual([]);
    expect([...entries.keys()]).toEqual(['amazon_dynamodb', 'amazon_kinesis']);
  });

  it.each([
    [
      'amazon_dynamodb',
      'dynamodb',
      'database',
      'ga',
      ['default', 'message_id', 'time_series', 'single_table'],
    ],
    ['amazon_kinesis', 'kinesis', 'streaming', 'beta', ['default', 'even_spread', 'flat']],
  ])('%s delivers through %s', (key, destination, category, status, variants) => {
    const entry = entryOf(key);
    expect(entry).toMatchObject({
      provides: { destination },
      category,
      status,
      delivery_modes: ['server_side'],
    });
    expect(entry.variants.map((variant) => variant.key)).toEqual(variants);
    expect(entry.config_fields.every(({ help_text }) => help_text !== undefined)).toBe(true);
  });

  it('installs with five settings, as the vendor of each service names them', () => {
    const place = { region: 'us-east-1', ...keys, session_token: 't' };
    expect(validateConfig(entryOf('amazon_dynamodb'), { table_name: 'events', ...place })).toEqual([]);
    expect(validateConfig(entryOf('amazon_kinesis'), { stream_name: 'e', ...place })).toEqual([]);
  });

  it('needs no keys for a role or for the credentials of the environment', () => {
    const config = { table_name: 'events', region: 'us-east-1' };
    const role = { auth: 'assume_role', role_arn: 'arn:aws:iam::123456789012:role/a/b', external_id: 'x-1' };
    const entry = entryOf('amazon_dynamodb');
    expect(validateConfig(entry, { ...config, auth: 'default_chain' })).toEqual([]);
    expect(validateConfig(entry, { ...config, ...role })).toEqual([]);
    expect(validateConfig(entry, { ...config, auth: 'assume_role' })).toMatchObject([
      { field: 'role_arn', code: 'config/missing-here' },
    ]);
  });

  it('tells every field that is wrong', () => {
    const config = {
      table_name: 'a b',
      region: 'eu-wst-1',
      ordering: 'per key',
      batch_size: 26,
      linger_ms: 0.5,
      max_age: '24h',
      endpoint: 'localhost:8000',
      tabel_name: 'x',
    };
    const problems = validateConfig(entryOf('amazon_dynamodb'), config);
    expect(problems.map(({ field, code, hint }) => [field, code, hint])).toEqual([
      ['table_name', 'config/bad-form', 'an example: events'],
      ['region', 'config/not-an-option', 'did you mean `eu-west-1`?'],
      ['access_key_id', 'config/missing-here', 'give it, or choose otherwise there.'],
      ['secret_access_key', 'config/missing-here', 'give it, or choose otherwise there.'],
      ['ordering', 'config/not-an-option', 'did you mean `per_key`?'],
      ['batch_size', 'config/too-great', 'give 25 or less.'],
      ['linger_ms', 'config/wrong-type', undefined],
      ['max_age', 'config/bad-form', 'an example: PT24H'],
      ['endpoint', 'config/bad-form', 'an example: http://127.0.0.1:8000'],
      ['tabel_name', 'config/unknown-field', 'did you mean `table_name`?'],
    ]);
    expect(problems[2]?.message).toBe(
      '`access_key_id` (Access key id) is missing, which is needed while `auth` is `access_keys`',
    );
  });

  it('starts with requests as large as each service takes', () => {
    expect(applyDefaults(entryOf('amazon_dynamodb'), {})).toEqual({
      auth: 'access_keys',
      ordering: 'none',
      batch_size: 25,
      linger_ms: 10,
    });
    expect(applyDefaults(entryOf('amazon_kinesis'), {})).toMatchObject({ batch_size: 500 });
  });

  it('allows what a use needs and nothing else', () => {
    const allowed = (key: string, use: string) =>
      entryOf(key)
        .permissions.filter((permission) => permission.for.some((name) => name === use))
        .flatMap(({ actions }) => actions);
    expect(allowed('amazon_dynamodb', 'put')).toEqual(['dynamodb:PutItem', 'dynamodb:BatchWriteItem']);
    expect(allowed('amazon_dynamodb', 'delete')).toContain('dynamodb:DeleteItem');
    expect(allowed('amazon_dynamodb', 'doctor')).toEqual([
      'dynamodb:DescribeTable',
      'dynamodb:DescribeTimeToLive',
    ]);
    expect(allowed('amazon_kinesis', 'put')).toEqual(['kinesis:PutRecord', 'kinesis:PutRecords']);
    expect(allowed('amazon_kinesis', 'assume_role')).toEqual(['sts:AssumeRole']);
  });

  it.each([
    'AccessDeniedException',
    'ResourceNotFoundException',
    'ValidationException',
    'ProvisionedThroughputExceededException',
    'UnrecognizedClientException',
    'ExpiredTokenException',
    'InvalidSignatureException',
  ])('has advice on %s', (name) => {
    for (const entry of entries.values()) expect(entry.troubleshooting[name]).toMatch(/\w{3}.+\.$/);
  });
});
