// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references, no templates
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../destinations/dynamoDbBench.ts';
import { createStream } from '../destinations/kinesisBench.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { startKinesalite } from '../peers/startKinesalite.ts';
import { usePeer } from '../peers/usePeer.ts';

const main = resolve('dist/cli/main.js');
const tables = usePeer(startDynalite);
const streams = usePeer(startKinesalite);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

describe('patchbay doctor', () => {
  let folder: string;

  const doctor = (...words: string[]) =>
    new Promise<Ended>((done) => {
      const env = {
        PATH: process.env.PATH,
        NO_COLOR: '1',
        EVENTS_KEY: 'AKIDPATCHBAYTEST1234',
        EVENTS_SECRET: 'planted-secret-access-key',
        // Where nothing listens: for the embedded default.
        PATCHBAY_DYNAMODB_PORT: '1',
        PATCHBAY_KINESIS_PORT: '1',
      };
      const child = execFile(
        process.execPath,
        [main, 'doctor', ...words],
        { cwd: folder, env },
        (_, out, talk) => done({ code: child.exitCode, out, talk }),
      );
    });

  const install = (table: string) => {
    const keys =
      'region: eu-west-1, access_key_id: "${env:EVENTS_KEY}", secret_access_key: "${env:EVENTS_SECRET}"';
    const text = `
integrations:
  - id: int_table
    integration: amazon_dynamodb
    blueprint: shop/items
    config: { table_name: ${table}, endpoint: "${tables().endpoint}", ${keys} }
  - id: int_stream
    integration: amazon_kinesis
    config: { stream_name: events, endpoint: "${streams().endpoint}", ${keys} }
`;
    writeFileSync(join(folder, 'patchbay.yaml'), text);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-doctor-'));
    mkdirSync(join(folder, 'blueprints/shop'), { recursive: true });
    const items =
      'blueprint: shop/items\nversion: 1\nkey: { partition: id }\nitem: { id: { from: event_id, type: S } }\n';
    writeFileSync(join(folder, 'blueprints/shop/items.yaml'), items);
    await createTable(tables(), 'fits');
    await createTable(tables(), 'numbers', 'N');
    await createStream(streams(), 'events');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with 0 when everything fits, and says what it looked at', async () => {
    install('fits');
    const { code, out, talk } = await doctor();
    expect([code, out]).toEqual([0, '']);
    expect(talk).toContain(`✓ int_table fits at ${tables().endpoint}, shop/items`);
    expect(talk).toContain(`✓ int_stream events at ${streams().endpoint}, amazon_kinesis/default`);
    expect(talk).toContain('info[doctor/stream-capacity]');
    expect(talk).toContain('errors: 0, warnings: 0, notes: 1');
  });

  it('ends with 1 when something does not fit, and says what and what to do', async () => {
    install('numbers');
    const { code, talk } = await doctor();
    expect(code).toBe(1);
    expect(talk).toContain('✗ int_table');
    expect(talk).toContain(
      'error[doctor/key-type] the partition key `id` of the table `numbers` is of type N, the blueprint `shop/items` writes S (all events)',
    );
    expect(talk).toContain('help: set `type: N` on the attribute');
  });

  it('looks at the named integration alone', async () => {
    install('numbers');
    const { code, talk } = await doctor('int_stream');
    expect(code).toBe(0);
    expect(talk).not.toContain('int_table');
  });

  it('prints its findings for programs, each with its integration, and no secrets anywhere', async () => {
    install('not-there');
    const { code, out, talk } = await doctor('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      diagnostics: [
        { integration: 'int_table', code: 'doctor/not-found', severity: 'error' },
        { integration: 'int_stream', code: 'doctor/stream-capacity', severity: 'info' },
      ],
    });
    expect(out + talk).not.toMatch(/AKIDPATCHBAYTEST1234|planted/);
  });

  it.each([
    [['int_nobody'], 'serve/unknown-integration'],
    [['--format', 'xml'], 'neither text nor json'],
    [['--wrong'], 'unknown option'],
  ])('ends with 2 when it cannot begin: %j', async (words, said) => {
    install('fits');
    const { code, talk } = await doctor(...words);
    expect(code).toBe(2);
    expect(talk).toContain(said);
  });

  it('ends with 2 when the project is not in order', async () => {
    writeFileSync(join(folder, 'patchbay.yaml'), 'integrations: [{ id: int_a, integration: amazon_sqs }]');
    const { code, talk } = await doctor();
    expect(code).toBe(2);
    expect(talk).toContain('project/unknown-integration');
  });

  it('examines the embedded default where there is no project, and says that its emulators do not run', async () => {
    rmSync(join(folder, 'patchbay.yaml'));
    const { code, out } = await doctor('--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).diagnostics).toMatchObject([
      { integration: 'int_dynamodb', code: 'doctor/unreachable' },
      { integration: 'int_kinesis', code: 'doctor/unreachable' },
    ]);
  });
});
