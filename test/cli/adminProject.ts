import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { FakeDynamoDb } from '../engine/FakeDynamoDb.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly talk: string;
}

const command = resolve('dist/cli/main.js');
const secret = 'secret-of-the-project-file';

/** A project on disk with one integration over a fake table, and the command line as it ships. */
export async function adminProject() {
  const folder = temporaryFolder();
  const table = new FakeDynamoDb();
  const endpoint = await table.listen();
  onTestFinished(() => table.close());
  mkdirSync(join(folder, 'blueprints'));
  const writeBlueprint = (orderId: string) =>
    writeFileSync(
      join(folder, 'blueprints/orders.yaml'),
      `blueprint: orders\nversion: 1\nkey: { partition: event_id }\nitem: { event_id: event_id, order_id: ${orderId} }\n`,
    );
  writeBlueprint('{ from: properties.order_id, required: true }');
  writeFileSync(
    join(folder, 'patchbay.yaml'),
    [
      'data: state',
      `sources: [{ id: web, write_key: "\${env:WEB_KEY}" }]`,
      'integrations:',
      '  - id: int_orders',
      '    integration: amazon_dynamodb',
      '    blueprint: orders',
      '    config:',
      `      { table_name: orders, region: eu-west-1, endpoint: "${endpoint}",`,
      `        access_key_id: "\${env:KEY_ID}", secret_access_key: "\${env:SECRET}" }`,
      '',
    ].join('\n'),
  );
  const environment = {
    ...process.env,
    PATCHBAY_INGEST_PORT: '0',
    PATCHBAY_ADMIN_PORT: '0',
    NO_COLOR: '1',
    WEB_KEY: 'key-of-the-source',
    KEY_ID: 'AKIDPROJECT',
    SECRET: secret,
  };
  const start = (args: readonly string[], extra: Record<string, string>): ChildProcess =>
    spawn(process.execPath, [command, ...args], { cwd: folder, env: { ...environment, ...extra } });

  const patchbay = async (args: readonly string[], extra: Record<string, string> = {}): Promise<Ran> => {
    const child = start(args, extra);
    let [out, talk] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      talk += text;
    });
    const [code] = await once(child, 'close');
    return { code, out, talk };
  };

  const endpoints = join(folder, 'state/endpoints.json');
  const serve = async (extra: Record<string, string> = {}) => {
    rmSync(endpoints, { force: true });
    const child = start(['serve'], extra);
    onTestFinished(() => void child.kill('SIGKILL'));
    let talk = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      talk += text;
    });
    while (!talk.includes('ready in')) {
      if (child.exitCode !== null) throw new Error(talk);
      await new Promise((wake) => setTimeout(wake, 20));
    }
    const { adminUrl } = JSON.parse(readFileSync(endpoints, 'utf8'));
    const token =
      extra.PATCHBAY_ADMIN_TOKEN ?? readFileSync(join(folder, 'state/admin-token'), 'utf8').trim();
    const ended = once(child, 'close');
    return {
      talk: () => talk,
      token,
      call: async (method: string, path: string, body?: unknown, shown = token) => {
        const response = await fetch(`${adminUrl}/v1/admin${path}`, {
          method,
          headers: { Authorization: `Bearer ${shown}` },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        // biome-ignore lint/suspicious/noExplicitAny: answers are looked at in every test, each of another shape
        return { status: response.status, body: (await response.json()) as any };
      },
      stop: async (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal);
        await ended;
      },
    };
  };
  return { folder, table, endpoint, patchbay, serve, writeBlueprint };
}
