// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references, no templates
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SecretKey } from '../../src/project/secrets/SecretKey.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { disguisesOf } from './disguisesOf.ts';
import { startEchoingAws } from './echoingAws.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

/** Each is recognised wherever it turns up, and has characters that every way of writing escapes in its own way. */
const plant = (name: string) => `planted/${name}+"é\\=${name.toUpperCase()}/0123456789`;
const planted = {
  writeKey: 'planted-write-key_0123456789.abcdefgh',
  adminToken: 'planted-admin-token_0123456789.abcdefgh',
  gitKey: 'AKIAPLANTEDINGIT0001',
  gitSecret: plant('git-secret'),
  fileKey: 'AKIAPLANTEDINFILE001',
  gitSession: 'planted/git-session+token==/0123456789',
  fileSecret: plant('file-secret'),
  installedKey: 'AKIAPLANTEDBYAPI0001',
  installedSecret: plant('installed-secret'),
  installedSession: 'planted/installed-session+token==/0123456789',
  patchedSecret: plant('patched-secret'),
  refusedSecret: plant('refused-secret'),
  malformedSecret: plant('malformed-secret'),
  wrongToken: 'planted-wrong-token_0123456789.abcdefgh',
  wrongWriteKey: 'planted-wrong-write-key_0123456789.abcdefgh',
};

function project(endpoint: string): string {
  return `sources: [{ id: web, write_key: "\${env:PLANTED_WRITE_KEY}" }]
integrations:
  - id: int_table
    integration: amazon_dynamodb
    config:
      { table_name: events, region: eu-west-1, endpoint: "${endpoint}", access_key_id: "\${env:PLANTED_KEY}",
        secret_access_key: "\${env:PLANTED_SECRET}", session_token: "\${env:PLANTED_SESSION}" }
  - id: int_stream
    integration: amazon_kinesis
    config:
      { stream_name: events, region: eu-west-1, endpoint: "${endpoint}", access_key_id: "\${env:PLANTED_FILE_KEY}",
        secret_access_key: "\${file:secret.txt}" }
`;
}

function filesBelow(folder: string): [name: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)]);
}

it('no secret stands in any file of the data folder, log line, metric, answer or word of a command, however it was given', async () => {
  const key = SecretKey.make();
  const aws = await startEchoingAws({
    [planted.gitKey]: [planted.gitSecret, planted.gitSession],
    [planted.fileKey]: [planted.fileSecret],
    [planted.installedKey]: [planted.installedSecret, planted.installedSession],
  });
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'patchbay.yaml'), project(aws.endpoint));
  writeFileSync(join(folder, 'secret.txt'), `${planted.fileSecret}\n`);
  const environment = {
    PLANTED_WRITE_KEY: planted.writeKey,
    PLANTED_KEY: planted.gitKey,
    PLANTED_SECRET: planted.gitSecret,
    PLANTED_FILE_KEY: planted.fileKey,
    PLANTED_SESSION: planted.gitSession,
    PATCHBAY_ADMIN_TOKEN: planted.adminToken,
    PATCHBAY_WRITE_KEY: planted.writeKey,
    PATCHBAY_SECRET_KEY: key.reveal(),
    NODE_OPTIONS: '--trace-uncaught',
  };
  const shown: [place: string, text: string][] = [];
  const serving = await startServe(folder, environment, ['--log-level', 'debug']);
  const ask = async (method: string, path: string, body?: unknown, token = planted.adminToken) => {
    const answer = await fetch(`${serving.adminUrl}${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    shown.push([`${method} ${path} (${answer.status})`, JSON.stringify([...answer.headers]) + text]);
    return { status: answer.status, text };
  };
  const admin = (method: string, path: string, body?: unknown) => ask(method, `/v1/admin${path}`, body);
  const post = async (path: string, body: unknown, writeKey: string = planted.writeKey) => {
    const answer = await serving.post(path, body, writeKey);
    shown.push([`POST ${path} (${answer.status})`, await answer.text()]);
    return answer.status;
  };
  const ledger = async (id: string) => JSON.parse((await admin('GET', `/integrations/${id}/ledger`)).text);
  const config = {
    table_name: 'installed',
    region: 'eu-west-1',
    endpoint: aws.endpoint,
    access_key_id: planted.installedKey,
    secret_access_key: planted.installedSecret,
    session_token: planted.installedSession,
  };
  const catalog = '/integration-catalog/amazon_dynamodb/install';

  // Given in every way there is, good and bad.
  const installed = await admin('POST', catalog, { name: 'Installed', config });
  expect(installed.status).toBe(201);
  const { id } = JSON.parse(installed.text).template;
  const refused = {
    ...config,
    secret_access_key: [planted.refusedSecret],
    session_token: { a: planted.refusedSecret },
  };
  expect((await admin('POST', catalog, { name: 'Refused', config: refused })).status).toBe(422);
  expect(
    (
      await admin('POST', catalog, {
        name: 'Refused',
        config: { ...config, secret_acces_key: planted.refusedSecret },
      })
    ).status,
  ).toBe(422);
  expect(
    (await admin('POST', catalog, `{"config": {"secret_access_key": "${planted.malformedSecret}`)).status,
  ).toBe(400);
  expect(
    (await admin('PATCH', `/integrations/${id}`, { config: { secret_access_key: planted.patchedSecret } }))
      .status,
  ).toBe(200);
  expect((await admin('POST', `/integrations/${id}/revisions/1/rollback`)).status).toBe(200);
  expect((await ask('GET', '/v1/admin/integrations', undefined, planted.wrongToken)).status).toBe(401);
  expect(await post('/v1/track', { event: 'E' }, planted.wrongWriteKey)).toBe(401);
  const made = await fetch(`${serving.adminUrl}/v1/admin/tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${planted.adminToken}` },
    body: JSON.stringify({ name: 'ci', role: 'viewer' }),
  });
  const { token } = (await made.json()) as { token: string };
  expect((await ask('DELETE', `/v1/admin/integrations/${id}`, undefined, token)).status).toBe(403);

  // Refused in every way there is, with all of it repeated.
  const events = (count: number, poison = false) =>
    Array.from({ length: count }, (_, n) => ({
      type: 'track',
      event: poison && n === 0 ? 'poison' : 'E',
      properties: { n },
    }));
  expect(await post('/v1/events', events(30, true))).toBe(200);
  expect(await post('/v1/events', '{"type":')).toBe(400);
  await expect.poll(async () => (await ledger(id)).dead, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => (await ledger('int_stream')).delivered, { timeout: 20_000 }).toBe(30);
  for (const [status, name] of [
    [500, 'InternalServerError'],
    [400, 'ExpiredTokenException'],
    [400, 'AccessDeniedException'],
  ] as const) {
    aws.refusal = { status, name };
    const before = aws.asked.get('BatchWriteItem') ?? 0;
    expect(await post('/v1/events', events(5))).toBe(200);
    await expect
      .poll(() => aws.asked.get('BatchWriteItem') ?? 0, { timeout: 20_000 })
      .toBeGreaterThan(before);
    await expect
      .poll(async () => (await admin('GET', '/integrations')).text, { timeout: 20_000 })
      .toContain(name);
  }
  const dead = await admin('GET', `/integrations/${id}/dead`);
  // What the peer repeated is there, without the secrets in it.
  expect(dead.text).toMatch(/ValidationException.*you are \*\*\* , \*\*\* , \*\*\*;/);

  // Looked at in every way there is.
  for (const path of [
    '',
    `/${id}`,
    `/${id}/revisions`,
    `/${id}/revisions/1`,
    '/int_table',
    '/int_table/revisions',
    '/int_stream/dead',
  ]) {
    expect((await admin('GET', `/integrations${path}`)).status).toBe(200);
  }
  for (const path of [
    '/metrics',
    '/v1/admin/tokens',
    '/v1/admin/integration-catalog',
    '/v1/admin/none',
    '/none',
  ]) {
    await ask('GET', path);
  }
  const commands = [
    ['doctor'],
    ['doctor', '--format', 'json'],
    ['dead', 'list', id],
    ['dead', 'show', id, JSON.parse(dead.text).data[0].id],
    ['token', 'list'],
    ['send', 'int_nobody', '--input', '-'],
    ['uninstall', 'int_table', '--yes'],
    ['secret', 'rotate'],
    ['serve'],
  ];
  for (const words of commands) {
    const { out, talk } = await runPatchbay(folder, words, environment);
    shown.push([`patchbay ${words.join(' ')}`, out + talk]);
  }
  const wrongKey = { ...environment, PATCHBAY_SECRET_KEY: `${key.reveal().slice(0, -4)}` };
  const broken = await runPatchbay(folder, ['serve'], wrongKey);
  shown.push(['serve with half a key', broken.out + broken.talk]);
  expect(broken.talk).toContain('secret/malformed-key');
  await serving.stop('SIGKILL');
  const afterKill = filesBelow(join(folder, '.patchbay'));
  const again = await startServe(folder, environment, ['--log-level', 'debug']);
  await again.stop('SIGTERM');
  shown.push(['what serve said', serving.said()], ['what serve said after the kill', again.said()]);

  const places: [string, string][] = [
    ...[...afterKill, ...filesBelow(join(folder, '.patchbay'))].map(([name, bytes]): [string, string] => [
      name,
      bytes.toString('latin1'),
    ]),
    ...shown,
  ];
  expect(shown.length).toBeGreaterThan(40);
  expect(serving.said()).toContain('AccessDeniedException');
  expect(places.some(([name]) => name.endsWith('data.mdb'))).toBe(true);
  const raw = Buffer.from(key.reveal(), 'base64').toString('latin1');
  const secrets = Object.entries({ ...planted, token, secretKey: key.reveal(), rawSecretKey: raw });
  const found = secrets.flatMap(([name, secret]) =>
    disguisesOf(secret).flatMap((form) =>
      places
        // Files are compared byte by byte, as latin1 has them.
        .filter(([, text]) => text.includes(form) || text.includes(Buffer.from(form).toString('latin1')))
        .map(([place]) => `${name} in ${place} as ${form}`),
    ),
  );
  expect(found).toEqual([]);
}, 120_000);
