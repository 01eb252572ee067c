import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsConnection } from '../../src/aws/AwsConnection.ts';
import { type DynamoDbOperation, openDynamoDb } from '../../src/aws/openDynamoDb.ts';
import { readAwsSettings, secretsOf } from '../../src/aws/readAwsSettings.ts';
import { StsStandIn } from './StsStandIn.ts';

const body = Buffer.from('{"RequestItems":{}}');

describe('a connection to AWS', () => {
  let server: Server;
  let sts: StsStandIn;
  let reply: { status: number; body: string };
  /** The access key id and session token of each request. */
  let signers: { id: string | undefined; token: unknown }[];
  const connections: AwsConnection<DynamoDbOperation>[] = [];

  const connect = (config: object) => {
    const { port } = server.address() as AddressInfo;
    const settings = readAwsSettings({
      region: 'eu-west-1',
      endpoint: `http://127.0.0.1:${port}`,
      ...config,
    });
    const connection = new AwsConnection(() => openDynamoDb(settings, 4), secretsOf(settings));
    connections.push(connection);
    return connection;
  };
  const send = (connection: AwsConnection<DynamoDbOperation>) =>
    connection.send('BatchWriteItem', body, AbortSignal.timeout(10_000));

  beforeEach(async () => {
    reply = { status: 200, body: '{"UnprocessedItems":{}}' };
    signers = [];
    sts = await StsStandIn.start();
    server = createServer((incoming, outgoing) => {
      const id = /Credential=([^/]+)/.exec(incoming.headers.authorization ?? '')?.[1];
      signers.push({ id, token: incoming.headers['x-amz-security-token'] });
      incoming.resume();
      incoming.on('end', () => outgoing.writeHead(reply.status).end(reply.body));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.endpoint);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_PROFILE', undefined);
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    vi.stubEnv('AWS_SESSION_TOKEN', undefined);
  });

  afterEach(async () => {
    await Promise.all(connections.splice(0).map((connection) => connection.close()));
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
    await sts.stop();
  });

  const keys = { access_key_id: 'AKIDOWN', secret_access_key: 'own secret' };

  it('signs with the keys it is given', async () => {
    const connection = connect({ ...keys, session_token: { reveal: () => 'own token' } });
    expect(await send(connection)).toMatchObject({ kind: 'reply', reply: { UnprocessedItems: {} } });
    expect(signers).toEqual([{ id: 'AKIDOWN', token: 'own token' }]);
  });

  it('signs with what the environment has, when left to the default chain', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    expect(await send(connect({ auth: 'default_chain' }))).toMatchObject({ kind: 'reply' });
    expect(signers).toEqual([{ id: 'AKIDENVIRONMENT', token: undefined }]);
  });

  it('parks when the default chain finds nothing', async () => {
    const answer = await send(connect({ auth: 'default_chain' }));
    expect(answer).toMatchObject({
      kind: 'failure',
      failure: { action: 'park', code: 'CredentialsProviderError' },
    });
  });

  const role = {
    auth: 'assume_role',
    role_arn: 'arn:aws:iam::123456789012:role/writer',
    external_id: 'expected',
  };

  it('assumes a role with the given keys and the external id, once for many requests', async () => {
    const connection = connect({ ...role, ...keys });
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(connection)));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(8).fill('reply'));
    expect(sts.askers).toEqual(['AKIDOWN']);
    expect(new Set(signers.map(({ id, token }) => `${id} ${token}`))).toEqual(
      new Set(['ASIASESSION1 session token']),
    );
  });

  it('assumes a role with the default chain when no keys are given', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENVIRONMENT');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    expect(await send(connect(role))).toMatchObject({ kind: 'reply' });
    expect(sts.askers).toEqual(['AKIDENVIRONMENT']);
  });

  it('parks when it may not assume the role', async () => {
    const answer = await send(connect({ ...role, ...keys, external_id: 'wrong' }));
    expect(answer).toMatchObject({
      kind: 'failure',
      failure: { action: 'park', code: 'AccessDenied', message: expect.stringContaining('sts:AssumeRole') },
    });
    expect(signers).toEqual([]);
  });

  it('assumes the role anew when asked for fresh credentials', async () => {
    const connection = connect({ ...role, ...keys });
    await send(connection);
    expect(await connection.refresh()).toBeUndefined();
    await send(connection);
    expect(sts.askers).toHaveLength(2);
    expect(signers.map(({ id }) => id)).toEqual(['ASIASESSION1', 'ASIASESSION2']);
  });

  it('says what keeps it from getting fresh credentials', async () => {
    const connection = connect({ ...role, ...keys });
    await send(connection);
    sts.externalId = 'another';
    expect(await connection.refresh()).toMatchObject({ action: 'park', code: 'AccessDenied' });
  });

  it('parks on an endpoint that is no URL', async () => {
    const answer = await send(connect({ ...keys, endpoint: 'no url' }));
    expect(answer).toMatchObject({ kind: 'failure', failure: { action: 'park', code: 'ERR_INVALID_URL' } });
  });

  it('breaks a reply off that is larger than any of AWS', async () => {
    server.removeAllListeners('request');
    server.on('request', (incoming, outgoing) => {
      incoming.resume();
      const chunk = Buffer.alloc(1024 * 1024, '{');
      const pour = () => {
        while (!outgoing.destroyed && outgoing.write(chunk));
      };
      outgoing.writeHead(200);
      outgoing.on('drain', pour);
      pour();
    });
    const answer = await send(connect(keys));
    expect(answer).toMatchObject({
      kind: 'failure',
      failure: { action: 'retry', message: expect.stringContaining('larger than') },
    });
  });

  it('asks the peer once: the batcher owns every retry', async () => {
    reply = { status: 500, body: '{"__type":"InternalServerError"}' };
    const answer = await send(connect(keys));
    expect(answer).toMatchObject({
      kind: 'failure',
      failure: { action: 'retry', code: 'InternalServerError' },
    });
    expect(signers).toHaveLength(1);
  });
});
