import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SecretKey } from '../../src/project/secrets/SecretKey.ts';
import { integrationOf } from '../engine/testCatalog.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { bootstrap, dynamoConfig, startAdmin } from './adminServer.ts';

/** The bytes of every file below a folder. */
function filesBelow(folder: string): [name: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => [path, readFileSync(path)]);
}

const second = 'planted+second/secret=key';
const session = 'planted-session-token-0123456789';
const planted = [
  dynamoConfig.access_key_id,
  dynamoConfig.secret_access_key,
  second,
  session,
  'a very secret key',
  bootstrap,
];

/** In clear, and as they would stand in JSON, base64 or hex. */
const disguises = planted.flatMap((text) => [
  text,
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64').replace(/=+$/, ''),
  Buffer.from(text).toString('base64url'),
  Buffer.from(text).toString('hex'),
]);

describe('secrets', () => {
  it('stand in no file, log line, metric or answer', async () => {
    const data = temporaryFolder();
    const admin = await startAdmin({ data, project: [integrationOf('int_git')] });
    const { call, request } = admin;
    const answers: string[] = [];
    const ask = async (...args: Parameters<typeof call>) => {
      const { text, body } = await call(...args);
      answers.push(text);
      return body;
    };
    const id = await admin.install('a');
    const { token } = (await call('POST', '/tokens', { name: 'ci', role: 'viewer' })).body;
    await ask('PATCH', `/integrations/${id}`, {
      config: { secret_access_key: second, session_token: session },
    });
    await ask('POST', `/integrations/${id}/revisions/1/rollback`);
    await ask('PATCH', `/integrations/${id}`, { config: { region: second, secret_access_key: [session] } });
    await ask('POST', '/integration-catalog/amazon_dynamodb/install', `{"config": {"x": "${second}"`);
    await ask('POST', '/secrets/rotate');
    await admin.append(id, '{"n":1}');
    await admin.settled(id, { delivered: 1 });
    for (const path of [
      '',
      `/${id}`,
      `/${id}/revisions`,
      `/${id}/dead`,
      `/${id}/ledger`,
      '/int_git/revisions',
    ]) {
      await ask('GET', `/integrations${path}`);
    }
    answers.push((await request('GET', '/metrics')).text, JSON.stringify(await ask('GET', '/tokens')));
    await admin.stop();

    const places = [
      ...filesBelow(data).map(([name, bytes]) => [name, bytes.toString('latin1')]),
      ['the log', admin.lines.join('')],
      ...answers.map((text, index) => [`answer ${index}`, text]),
    ];
    expect(places.length).toBeGreaterThan(12);
    expect(places.some(([, text]) => text?.includes('***'))).toBe(true);
    const found = [...disguises, token].flatMap((secret) =>
      places.filter(([, text]) => text?.includes(secret)).map(([name]) => `${secret} in ${name}`),
    );
    // A region is no secret field: what is pasted there is repeated, so that the typist sees it.
    expect(found.filter((words) => !words.startsWith(second) || !words.includes('answer 2'))).toEqual([]);
    expect(admin.faults).toEqual([]);
  });

  it('are sealed with a key that is made at the first start, for its owner alone', async () => {
    const { data } = await startAdmin();
    expect(statSync(join(data, 'secret-key')).mode & 0o777).toBe(0o600);
    expect(SecretKey.parse(readFileSync(join(data, 'secret-key'), 'utf8'))).toBeDefined();
  });

  it('are sealed with the key that is given, which is never written down', async () => {
    const key = SecretKey.make();
    const { data, install, stop } = await startAdmin({ keys: { current: key } });
    await install('a');
    await stop();
    expect(existsSync(join(data, 'secret-key'))).toBe(false);
    const raw = Buffer.from(key.reveal(), 'base64');
    for (const [name, bytes] of filesBelow(data)) {
      expect([name, bytes.includes(raw), bytes.includes(key.reveal())]).toEqual([name, false, false]);
    }
  });

  it('that another key sealed park their integrations, by name, until they are entered anew', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data, keys: { current: SecretKey.make() } });
    const id = await first.install('a');
    const ids = [id, await first.install('b')].toSorted();
    await first.install('c', { auth: 'default_chain', access_key_id: null, secret_access_key: null });
    await first.stop();

    const wrong = await startAdmin({ data, keys: { current: SecretKey.make() } });
    expect(wrong.complaints).toEqual([
      expect.objectContaining({ code: 'secret/wrong-key', message: expect.stringContaining(ids.join(', ')) }),
    ]);
    expect((await wrong.call('GET', `/integrations/${id}`)).body).toMatchObject({
      name: 'a',
      revision: 1,
      state: {
        kind: 'parked',
        code: 'secret/lost',
        message: expect.stringContaining('access_key_id`, `secret_access_key'),
        hint: expect.stringContaining(`PATCH /v1/admin/integrations/${id}`),
      },
    });
    await wrong.append(id, '{"n":1}');
    const half = await wrong.call('PATCH', `/integrations/${id}`, { config: { secret_access_key: second } });
    expect(half.status).toBe(422);
    expect(half.body.error.details).toEqual([
      expect.objectContaining({ field: 'config.access_key_id', code: 'secret/lost' }),
    ]);
    expect((await wrong.call('POST', `/integrations/${id}/revisions/1/rollback`)).status).toBe(422);
    const whole = { config: { access_key_id: 'AKIANEW', secret_access_key: second } };
    expect((await wrong.call('PATCH', `/integrations/${id}`, whole)).status).toBe(200);
    await wrong.settled(id, { delivered: 1 });
    expect(wrong.configs.get(id)).toMatchObject({ access_key_id: 'AKIANEW', secret_access_key: second });
  });

  it('open again as soon as the key is back', async () => {
    const [data, key] = [temporaryFolder(), SecretKey.make()];
    const first = await startAdmin({ data, keys: { current: key } });
    const id = await first.install('a');
    await first.stop();
    await (await startAdmin({ data })).stop();
    const back = await startAdmin({ data, keys: { current: key } });
    expect(back.complaints).toEqual([]);
    await back.append(id, '{}');
    await back.settled(id, { delivered: 1 });
    expect((await back.call('GET', `/integrations/${id}`)).body.revision).toBe(1);
  });

  it('are sealed anew when the key changes: by command, or by restart with the previous one given', async () => {
    const data = temporaryFolder();
    const first = await startAdmin({ data });
    const id = await first.install('a');
    const made = readFileSync(join(data, 'secret-key'), 'utf8');
    expect((await first.call('POST', '/secrets/rotate')).body).toEqual({ rotated: true });
    const rotated = readFileSync(join(data, 'secret-key'), 'utf8');
    expect(rotated).not.toBe(made);
    expect(existsSync(join(data, 'secret-key.previous'))).toBe(false);
    await first.stop();

    const [given, next] = [SecretKey.make(), SecretKey.make()];
    const moved = await startAdmin({ data, keys: { current: given } });
    expect(moved.complaints).toEqual([]);
    expect(await moved.call('POST', '/secrets/rotate')).toMatchObject({
      status: 409,
      body: { error: { code: 'secret/key-given' } },
    });
    await moved.stop();
    await (await startAdmin({ data, keys: { current: next, previous: given } })).stop();
    const last = await startAdmin({ data, keys: { current: next } });
    expect(last.complaints).toEqual([]);
    await last.append(id, '{}');
    await last.settled(id, { delivered: 1 });
    expect(last.configs.get(id)).toMatchObject(dynamoConfig);
    expect((await last.call('GET', `/integrations/${id}`)).body.revision).toBe(1);
  });
});
