// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references, no templates
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = resolve('dist/cli/main.js');

const project = `
integrations:
  - id: int_table
    integration: amazon_dynamodb
    config: { table_name: events, region: eu-west-1, access_key_id: "\${env:KEY}", secret_access_key: "\${env:SECRET}" }
  - id: int_deleting
    integration: amazon_dynamodb
    blueprint: shop/carts
    config: { table_name: "\${env:TABLE}", region: us-gov-west-1, auth: default_chain }
  - id: int_stream
    integration: amazon_kinesis
    config:
      stream_name: clicks
      region: cn-north-1
      auth: assume_role
      role_arn: arn:aws-cn:iam::123456789012:role/patchbay
      external_id: pb-7f3a
`;

const carts = `
blueprint: shop/carts
version: 1
key: { partition: id }
item: { id: event_id }
operation: { from: properties.gone, values: { "true": delete, "*": put }, default: put }
`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

describe('patchbay iam', () => {
  let folder: string;

  const iam = (words: readonly string[], variables: Record<string, string> = {}, cwd = folder) =>
    new Promise<Ended>((done) => {
      const env = { PATH: process.env.PATH, NO_COLOR: '1', ...variables };
      const child = execFile(process.execPath, [main, 'iam', ...words], { cwd, env }, (_, out, talk) =>
        done({ code: child.exitCode, out, talk }),
      );
    });

  const secrets = { KEY: 'AKIDPATCHBAYTEST1234', SECRET: 'planted-secret', TABLE: 'carts' };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-iam-'));
    mkdirSync(join(folder, 'blueprints/shop'), { recursive: true });
    writeFileSync(join(folder, 'patchbay.yaml'), project);
    writeFileSync(join(folder, 'blueprints/shop/carts.yaml'), carts);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('allows what the blueprint writes, on that table alone', async () => {
    const { code, out, talk } = await iam(['int_table', '--account', '210987654321'], secrets);
    expect({ code, talk }).toEqual({ code: 0, talk: 'attach to the user or role that Patchbay runs as\n' });
    expect(JSON.parse(out)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['dynamodb:PutItem', 'dynamodb:BatchWriteItem'],
          Resource: ['arn:aws:dynamodb:eu-west-1:210987654321:table/events'],
        },
      ],
    });
  });

  it('allows deletes where an event can cause one, and says that the account is open', async () => {
    const { out, talk } = await iam(['int_deleting'], secrets);
    const { Statement } = JSON.parse(out);
    expect(Statement).toEqual([
      expect.objectContaining({ Resource: ['arn:aws-us-gov:dynamodb:us-gov-west-1:*:table/carts'] }),
      expect.objectContaining({ Action: ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'] }),
    ]);
    expect(talk).toContain('give --account');
  });

  it('adds what the doctor looks at when asked', async () => {
    const { out } = await iam(['int_table', '--doctor'], secrets);
    expect(JSON.parse(out).Statement.at(-1).Action).toEqual([
      'dynamodb:DescribeTable',
      'dynamodb:DescribeTimeToLive',
    ]);
  });

  it('prints the trust policy of a role with its external id, and what its caller needs', async () => {
    const principal = 'arn:aws-cn:iam::999999999999:user/patchbay';
    const all = await iam(['int_stream', '--principal', principal], secrets);
    const documents = all.out.split(/\n(?=\{)/).map((text) => JSON.parse(text));
    expect(documents).toHaveLength(3);
    expect(documents[0].Statement[0].Resource).toEqual([
      'arn:aws-cn:kinesis:cn-north-1:123456789012:stream/clicks',
    ]);
    expect(documents[1].Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'pb-7f3a' } },
      },
    ]);
    expect(documents[2].Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['sts:AssumeRole'],
        Resource: ['arn:aws-cn:iam::123456789012:role/patchbay'],
      },
    ]);
    const trust = await iam(['int_stream', '--principal', principal, '--document', 'trust'], secrets);
    expect(JSON.parse(trust.out)).toEqual(documents[1]);
  });

  it('works without the secrets, leaving open what only they could tell', async () => {
    const { code, out } = await iam(['int_deleting', '--account', '210987654321']);
    expect(code).toBe(0);
    expect(JSON.parse(out).Statement[0].Resource).toEqual([
      'arn:aws-us-gov:dynamodb:us-gov-west-1:210987654321:table/*',
    ]);
  });

  it('answers for a key of the catalog, with all that its blueprints may do', async () => {
    const { out } = await iam(['amazon_dynamodb'], secrets);
    expect(JSON.parse(out).Statement.flatMap(({ Action }: { Action: string[] }) => Action)).toEqual([
      'dynamodb:PutItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:BatchWriteItem',
    ]);
  });

  it('never prints a secret, and names what is near an unknown id', async () => {
    const { code, out, talk } = await iam(['int_tabel'], secrets);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(talk).toContain('did you mean int_table?');
    const printed = await iam(['int_table'], secrets);
    expect(printed.out + printed.talk).not.toContain('planted');
  });

  it('tells ids from keys of the catalog where it knows neither, also without a project file', async () => {
    const { code, talk } = await iam(['nothing_like_it'], secrets);
    expect(code).toBe(2);
    expect(talk).toContain('error[serve/unknown-target]');
    expect(talk).toContain('installs: int_table, int_deleting, int_stream; keys');
    const empty = mkdtempSync(join(tmpdir(), 'patchbay-iam-'));
    const alone = await iam(['int_dynamodb'], {}, empty);
    rmSync(empty, { recursive: true });
    expect(alone.code).toBe(2);
    expect(alone.talk).toContain('int_dynamodb is neither an installed integration nor a key of the catalog');
    expect(alone.talk).toContain('installs: none; keys of the catalog are: amazon_dynamodb, amazon_kinesis.');
  });

  it('refuses a trust policy where no role is assumed', async () => {
    const { code, talk } = await iam(['int_table', '--document', 'trust'], secrets);
    expect(code).toBe(2);
    expect(talk).toContain('it assumes no role');
  });
});
