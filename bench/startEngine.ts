import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyDefaults } from '../dist/catalog/applyDefaults.js';
import { loadCatalog } from '../dist/catalog/loadCatalog.js';
import { sealConfig } from '../dist/catalog/sealConfig.js';
import { Engine, type InstalledIntegration } from '../dist/engine/index.js';
import { createIngestServer } from '../dist/ingest/createIngestServer.js';

export const perBatch = 100;
const writeKey = 'bench-write-key';

export type Kind = 'dynamodb' | 'kinesis';

/** The destinations to deliver to, and where they are. */
export type Endpoints = Readonly<Partial<Record<Kind, string>>>;

const { entries } = await loadCatalog(['catalog']);

function install(kind: Kind, endpoint: string): InstalledIntegration {
  const entry = entries.get(`amazon_${kind}`);
  if (entry === undefined) throw new Error(`the catalog lacks ${kind}`);
  const config = {
    [kind === 'dynamodb' ? 'table_name' : 'stream_name']: 'bench',
    region: 'eu-west-1',
    access_key_id: 'AKIDBENCH',
    secret_access_key: 'a very secret key',
    endpoint,
  };
  return {
    id: `int_${kind}`,
    name: kind,
    entry,
    variant: 'default',
    blueprint: `amazon_${kind}/default`,
    sources: undefined,
    enabled: true,
    config: sealConfig(entry, applyDefaults(entry, config)),
  };
}

const library = {
  names: () => [],
  find(name: string) {
    const file = `blueprints/${name}.yaml`;
    return { text: readFileSync(file), file };
  },
};

export interface RunningEngine {
  readonly engine: Engine;
  readonly integrations: readonly InstalledIntegration[];
  /** Posts so many events; resolves when all of them are accepted. */
  post(events: number): Promise<void>;
  close(): Promise<void>;
}

/** An engine with an ingest server in this process, over an empty data folder, and a sender in a process of its own. */
export async function startEngine(endpoints: Endpoints): Promise<RunningEngine> {
  const data = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  const integrations = Object.entries(endpoints).map(([kind, endpoint]) => install(kind as Kind, endpoint));
  const log = {
    write: (level: string, message: string) => {
      if (level === 'error') console.error(message);
    },
    // Nothing secret is about: the keys of the bench are made up.
    conceal: () => undefined,
    clean: (text: string) => text,
  };
  const engine = await Engine.start({ data, limits: { disk: 10e9 }, integrations, library, log });
  const ingest = createIngestServer({
    intake: engine,
    sources: [{ id: 'web', writeKeys: [writeKey] }],
    clock: { now: Date.now },
    onFault: (error) => console.error(error),
  });
  const { port } = await ingest.listen(0);
  const poster = fork(new URL('poster.ts', import.meta.url), [String(port), writeKey]);
  await once(poster, 'message');
  return {
    engine,
    integrations,
    async post(events) {
      poster.send(events / perBatch);
      await once(poster, 'message');
    },
    async close() {
      poster.disconnect();
      await ingest.close(1000);
      await engine.close(1000);
      rmSync(data, { recursive: true });
    },
  };
}
