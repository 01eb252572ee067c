import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServeProcess, spawnServe } from '../../endToEnd/spawnServe.ts';
import type { Target } from './Target.ts';

const planted = {
  adminToken: 'planted-admin-token_0123456789.abcdefgh',
  writeKey: 'planted-write-key_0123456789.abcdefgh',
  gitSecret: 'planted/git-secret+0123456789abcdefghij',
  installedSecret: 'planted/installed-secret+0123456789abcdef',
  fuzzedSecret: 'planted/fuzzed-secret+0123456789abcdefgh',
};

/** Integrations that are there at the beginning. */
const integrations = 10;

/** Tokens of each role: each has an allowance of its own, so that many requests are not all answered 429. */
const tokensOfRole = 40;

const project = `sources: [{ id: web, write_key: "\${env:PATCHBAY_WRITE_KEY}" }]
integrations:
  - id: int_git
    integration: amazon_dynamodb
    config:
      { table_name: events, region: eu-west-1, endpoint: "http://127.0.0.1:9", access_key_id: "\${env:PLANTED_KEY}",
        secret_access_key: "\${env:PLANTED_SECRET}" }
`;

export interface OpenTarget {
  readonly target: Target;
  readonly serving: ServeProcess;
}

/** Starts a server in `folder` with secrets planted everywhere, for being played with. Whoever calls this stops it. */
export async function openTarget(
  folder: string,
  onSpawn?: (child: ServeProcess['child']) => void,
): Promise<OpenTarget> {
  writeFileSync(join(folder, 'patchbay.yaml'), project);
  const environment = {
    PATCHBAY_ADMIN_TOKEN: planted.adminToken,
    PATCHBAY_WRITE_KEY: planted.writeKey,
    PLANTED_KEY: 'AKIAPLANTEDINGIT0001',
    PLANTED_SECRET: planted.gitSecret,
  };
  const serving = await spawnServe(folder, {
    environment,
    args: ['--log-level', 'debug'],
    ...(onSpawn === undefined ? {} : { onSpawn }),
  });
  try {
    return { serving, target: await furnish(serving) };
  } catch (error) {
    await serving.stop('SIGKILL');
    throw error;
  }
}

/** Installs what is played with, and makes tokens. */
async function furnish(serving: ServeProcess): Promise<Target> {
  const post = async (path: string, body: unknown) => {
    const headers = { Authorization: `Bearer ${planted.adminToken}` };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${serving.adminUrl}/v1/admin${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const install = async (name: string) => {
    const config = {
      table_name: 'events',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:9',
      access_key_id: 'AKIAPLANTEDBYAPI0001',
      secret_access_key: planted.installedSecret,
    };
    const answer = await post('/integration-catalog/amazon_dynamodb/install', { name, config });
    return (answer as { template: { id: string } }).template.id;
  };
  const ids = ['int_git'];
  for (let number = 0; number < integrations; number++) ids.push(await install(`installed ${number}`));
  const tokens: Record<'viewer' | 'editor' | 'admin', string[]> = { viewer: [], editor: [], admin: [] };
  for (const role of ['viewer', 'editor', 'admin'] as const) {
    for (let number = 0; number < tokensOfRole; number++) {
      const { token } = (await post('/tokens', { name: `${role} ${number}`, role })) as { token: string };
      tokens[role].push(token);
    }
  }
  const { token: _, ...victim } = (await post('/tokens', { name: 'victim', role: 'viewer' })) as Record<
    string,
    string
  >;
  const parameters = new Map<string, readonly string[]>([
    ['tokens id', [victim.id ?? '']],
    ['id', ids],
    ['key', ['amazon_dynamodb', 'amazon_kinesis']],
    ['number', ['1', '2', '3']],
    ['letter', ['1-0', '2-0']],
  ]);
  const words = [...ids, 'amazon_dynamodb', 'amazon_kinesis', 'default', 'message_id', 'web', 'server_side'];
  const more = [
    'table_name',
    'region',
    'eu-west-1',
    'events',
    'secret_access_key',
    '***',
    '1',
    '2',
    '1-0',
    'viewer',
  ];
  return {
    adminUrl: serving.adminUrl,
    ingestUrl: serving.ingestUrl,
    writeKey: planted.writeKey,
    tokens,
    parameters,
    words: [...words, ...more, victim.id ?? ''],
    secrets: [...Object.values(planted), ...tokens.admin],
  };
}
