import { onTestFinished, vi } from 'vitest';
import { createAdminServer } from '../../src/admin/createAdminServer.ts';
import type { AdminLimits } from '../../src/admin/limits/AdminLimits.ts';
import { TokenRegistry } from '../../src/admin/tokens/TokenRegistry.ts';
import { systemClock } from '../../src/batch/systemClock.ts';
import type { CatalogEntry } from '../../src/catalog/CatalogEntry.ts';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic.ts';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import {
  Engine,
  Installations,
  OverrideRegister,
  openOverrides,
  Previewer,
  type StateTable,
} from '../../src/engine/index.ts';
import type { ServerLimits } from '../../src/ingest/createBoundedServer.ts';
import type { ProjectIntegration } from '../../src/project/Project.ts';
import { type GivenKeys, SecretKeyring } from '../../src/project/secrets/SecretKeyring.ts';
import { openLog } from '../../src/telemetry/openLog.ts';
import { fakeThreads } from '../engine/inThread.ts';
import { copyingLane } from '../engine/lanes.ts';
import { RecordingSink } from '../engine/RecordingSink.ts';
import { libraryOf } from '../engine/testCatalog.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { checkAnswer } from './checkAnswer.ts';

const { entries: shipped } = await loadCatalog(['catalog']);

/** The token to begin with. */
export const bootstrap = 'the-token-to-begin-with';

export interface AdminSetup {
  readonly data?: string;
  readonly project?: readonly ProjectIntegration[];
  readonly catalog?: ReadonlyMap<string, CatalogEntry>;
  /** Blueprints by name, beside the shipped ones; may be changed while the server runs. */
  readonly blueprints?: Record<string, string>;
  readonly keys?: GivenKeys;
  readonly limits?: AdminLimits;
  readonly server?: Partial<ServerLimits>;
  /** Epoch milliseconds, as the admin API sees them. */
  readonly now?: () => number;
  readonly testPatience?: number;
  /** Stands between the installations and what they store. */
  readonly wrap?: (table: StateTable<unknown>) => StateTable<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked at in every test, each of another shape
  readonly body: any;
}

/** An admin server, its answers held against the OpenAPI document, on a free port over an engine that delivers into recording sinks; closed behind the test. */
export async function startAdmin(setup: AdminSetup = {}) {
  const { data = temporaryFolder(), project = [], catalog = shipped, blueprints = {}, keys = {} } = setup;
  const lines: string[] = [];
  const faults: unknown[] = [];
  const configs = new Map<string, unknown>();
  const sinks = new Map<string, RecordingSink>();
  /** As long as it is set, all events die of it. */
  const fate: { death?: Diagnostic } = {};
  const lane: typeof copyingLane = {
    encode: (event, body, now) =>
      fate.death === undefined
        ? copyingLane.encode(event, body, now)
        : { outcome: 'dead', diagnostic: fate.death },
  };
  const threads = fakeThreads(({ id, config }) => {
    configs.set(id, config);
    const sink = sinks.get(id) ?? new RecordingSink();
    sinks.set(id, sink);
    return { openLane: () => lane, sink };
  });
  const log = openLog({ level: 'debug', stream: { write: (line) => void lines.push(line) } });
  const library = libraryOf(blueprints);
  const engine = await Engine.start({
    data,
    limits: { disk: 1e9 },
    integrations: [],
    library,
    log,
    threads: 1,
    startThread: threads.startThread,
  });
  const { wrap = (table) => table } = setup;
  const table = <Value>(name: string) => wrap(engine.table(name)) as StateTable<Value>;
  const wrapped = new Proxy(engine, {
    get(target, name) {
      if (name === 'table') return table;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const register = new OverrideRegister(engine.table('overrides'), setup.now ?? Date.now);
  const installations = new Installations({
    overrides: register,
    engine: wrapped,
    catalog,
    library,
    log,
    project,
    sources: ['web', 'app'],
    keyring: SecretKeyring.open(data, keys),
  });
  const overrides = openOverrides({
    engine,
    installations,
    register,
    library,
    folder: data,
    clock: { ...systemClock, now: setup.now ?? Date.now },
    log,
  });
  const previewer = new Previewer({
    folder: process.cwd(),
    module: new URL('../../dist/engine/preview/previewLoop.js', import.meta.url),
  });
  const options = {
    engine,
    installations,
    overrides,
    previewer,
    tokens: new TokenRegistry(engine.table('tokens'), bootstrap),
    bodyLimit: 64 * 1024,
    ...(setup.limits === undefined ? {} : { limits: setup.limits }),
    ...(setup.now === undefined ? {} : { now: setup.now }),
    ...(setup.testPatience === undefined ? {} : { testPatience: setup.testPatience }),
    onFault: (error: unknown) => void faults.push(error),
  };
  const server = createAdminServer(options, setup.server);
  let complaints: readonly Diagnostic[] = [];
  const stop = async () => {
    engine.live.close();
    await server.close(1000);
    await overrides.close();
    previewer.close();
    await engine.close(1000);
  };
  onTestFinished(stop);
  complaints = await installations.start();
  await overrides.start();
  const { port } = await server.listen(0);

  const request = async (
    method: string,
    path: string,
    body?: unknown,
    token: string | undefined = bootstrap,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        ...more,
        Connection: 'close',
        ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const { status, headers } = response;
    checkAnswer(method, new URL(response.url).pathname, { status, headers, text });
    return {
      status,
      headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  };
  const call = (method: string, path: string, body?: unknown, token?: string) =>
    request(method, `/v1/admin${path}`, body, token);
  const install = async (name: string, config: Record<string, unknown> = {}): Promise<string> => {
    const given = { ...dynamoConfig, ...config };
    const { body, status } = await call('POST', '/integration-catalog/amazon_dynamodb/install', {
      name,
      config: given,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.template.id;
  };
  const append = (id: string, ...texts: string[]) =>
    engine.append({ events: eventsOf(...texts) }, { integration: id });
  const settled = (id: string, books: Record<string, number>) =>
    vi.waitFor(() => {
      const ledger = engine.ledger(id);
      for (const [name, count] of Object.entries(books)) {
        if (ledger?.[name as keyof typeof ledger] !== count) throw new Error(JSON.stringify(ledger));
      }
    }, 5000);
  return {
    data,
    port,
    engine,
    installations,
    overrides,
    previewer,
    complaints,
    configs,
    sinks,
    fate,
    lines,
    faults,
    request,
    call,
    install,
    append,
    settled,
    stop,
  };
}

export const dynamoConfig = {
  table_name: 'events',
  region: 'eu-west-1',
  access_key_id: 'AKIAPLANTED00000001',
  secret_access_key: 'planted/secret+access=key',
};

/** What kills events where a test wants them dead. */
export const death = diagnose('transform/required-missing', { path: 'item.order_id' });
