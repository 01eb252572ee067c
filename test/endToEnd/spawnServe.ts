import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../../src/engine/index.ts';

export const main = resolve('dist/cli/main.js');

/** A `patchbay serve` in a process of its own, in a folder of its own. */
export interface ServeProcess {
  readonly child: ChildProcess;
  readonly ingestUrl: string;
  readonly adminUrl: string;
  /** Everything it has said so far. */
  said(): string;
  post(path: string, body: unknown, key?: string): Promise<Response>;
  ledger(id: string): Promise<Ledger>;
  admin(path: string, token?: string): Promise<Response>;
  /** Waits until an integration has settled so many events. */
  settled(id: string, count: number): Promise<Ledger>;
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

export const writeKey = 'wk-of-the-tests';
export const adminToken = 'token-of-the-tests';

const patience = 30_000;

export interface ServeOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly script?: string;
  /** A command of the shell that sets limits for the process. */
  readonly limits?: string;
  /** Called with the process before it is waited for. */
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** Starts `patchbay serve` in a folder and waits until it is ready. Whoever calls this must stop it. */
export async function spawnServe(folder: string, options: ServeOptions = {}): Promise<ServeProcess> {
  const { environment = {}, args = [], script = main, limits = 'true', onSpawn = () => {} } = options;
  const command = [process.execPath, script, 'serve', ...args];
  const child = spawn('bash', ['-c', `${limits}; exec "$@"`, 'bash', ...command], {
    cwd: folder,
    env: {
      ...process.env,
      PATCHBAY_INGEST_PORT: '0',
      PATCHBAY_ADMIN_PORT: '0',
      PATCHBAY_WRITE_KEY: writeKey,
      PATCHBAY_ADMIN_TOKEN: adminToken,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onSpawn(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const data = environment.PATCHBAY_DATA ?? join(folder, '.patchbay');
  const { ingestUrl, adminUrl } = await endpoints(data, child, () => said);
  const admin = (path: string, token = adminToken) =>
    fetch(`${adminUrl}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  const ledger = async (id: string): Promise<Ledger> =>
    (await admin(`/v1/admin/integrations/${id}/ledger`)).json() as Promise<Ledger>;
  return {
    child,
    ingestUrl,
    adminUrl,
    said: () => said,
    admin,
    ledger,
    post: (path, body, key = writeKey) =>
      fetch(`${ingestUrl}${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async settled(id, count) {
      const until = Date.now() + patience;
      for (;;) {
        const now = await ledger(id);
        if (now.delivered + now.filtered + now.dead >= count) return now;
        if (Date.now() > until)
          throw new Error(`${id} did not settle ${count}: ${JSON.stringify(now)}\n${said}`);
        await pause(50);
      }
    },
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill(signal);
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}

async function endpoints(
  data: string,
  child: ChildProcess,
  said: () => string,
): Promise<{ ingestUrl: string; adminUrl: string }> {
  const until = Date.now() + patience;
  const file = join(data, 'endpoints.json');
  while (!said().includes('ready in')) {
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}:\n${said()}`);
    if (Date.now() > until) throw new Error(`serve does not get ready:\n${said()}`);
    await pause(20);
  }
  if (!existsSync(file)) throw new Error(`no ${file}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
