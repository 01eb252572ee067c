import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { bootstrap, dynamoConfig, startAdmin } from './adminServer.ts';

/** Sends bytes as they are; answers all that comes back until the connection ends. */
async function exchange(port: number, ...parts: (string | Buffer)[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => undefined);
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

function errorOf(answer: string): { status: number; code: string } {
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/content-type: application\/json/i);
  const { error } = JSON.parse(body);
  expect(Object.keys(error)).toEqual(expect.arrayContaining(['code', 'message']));
  return { status: Number(head.split(' ')[1]), code: error.code };
}

const auth = `Authorization: Bearer ${bootstrap}\r\nConnection: close\r\n`;

describe('an error has one shape, whatever is wrong', () => {
  it.each<[string, string, number, string]>([
    ['no HTTP', 'hello\r\n\r\n', 400, 'ingest/not-http'],
    ['TLS', '\x16\x03\x01\x02\x00\x01', 400, 'ingest/not-http'],
    ['a method that is none', 'GRAB /healthz HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'ingest/not-http'],
    ['no host', `GET /healthz HTTP/1.1\r\n${auth}\r\n`, 400, 'ingest/not-http'],
    ['a host that is none', `GET /healthz HTTP/1.1\r\nHost: a b\r\n${auth}\r\n`, 400, 'ingest/not-http'],
    ['a path that is none', `GET nowhere HTTP/1.1\r\nHost: a\r\n${auth}\r\n`, 400, 'ingest/not-http'],
    [
      'a header that is too large',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'ingest/header-too-large',
    ],
    [
      'two lengths',
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx`,
      400,
      'ingest/not-http',
    ],
    ['a path that is unknown', `GET /%zz/%00 HTTP/1.1\r\nHost: a\r\n${auth}\r\n`, 404, 'admin/not-found'],
    [
      'a route without a token',
      'GET /v1/admin/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      401,
      'admin/unauthorized',
    ],
    [
      'another method',
      `PUT /v1/admin/tokens HTTP/1.1\r\nHost: a\r\n${auth}\r\n`,
      405,
      'admin/method-not-allowed',
    ],
    [
      'OPTIONS',
      `OPTIONS /v1/admin/tokens HTTP/1.1\r\nHost: a\r\n${auth}\r\n`,
      405,
      'admin/method-not-allowed',
    ],
    [
      'a body that is packed',
      `POST /v1/admin/tokens HTTP/1.1\r\nHost: a\r\n${auth}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`,
      415,
      'admin/packed-body',
    ],
    [
      'a body that says it is too large',
      `POST /v1/admin/tokens HTTP/1.1\r\nHost: a\r\n${auth}Content-Length: 99999999\r\n\r\n{`,
      413,
      'ingest/body-too-large',
    ],
    [
      'a query that is unknown',
      `GET /v1/admin/tokens?limt=1 HTTP/1.1\r\nHost: a\r\n${auth}\r\n`,
      400,
      'admin/unknown-parameter',
    ],
    [
      'a query that says things twice',
      `GET /v1/admin/tokens?limit=1&limit=2 HTTP/1.1\r\nHost: a\r\n${auth}\r\n`,
      400,
      'admin/repeated-parameter',
    ],
    [
      'a cursor that is none',
      `GET /v1/admin/audit?cursor=%F0%28 HTTP/1.1\r\nHost: a\r\n${auth}\r\n`,
      400,
      'admin/bad-parameter',
    ],
  ])('%s', async (_, request, status, code) => {
    const { port, faults } = await startAdmin();
    expect(errorOf(await exchange(port, Buffer.from(request, 'latin1')))).toEqual({ status, code });
    expect(faults).toEqual([]);
  });

  it('tells the methods that a path takes', async () => {
    const { call } = await startAdmin();
    expect((await call('PUT', '/tokens')).headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await call('GET', '/secrets/rotate')).headers.get('allow')).toBe('POST');
    expect((await call('POST', '/integrations/a/dead/x')).headers.get('allow')).toBe('GET, HEAD');
  });

  it('answers HEAD like GET, without the body', async () => {
    const { request } = await startAdmin();
    const head = await request('HEAD', '/v1/admin/integrations');
    expect([head.status, head.text]).toEqual([200, '']);
    expect((await request('HEAD', '/v1/admin/nothing')).status).toBe(404);
  });

  it('answers the id of a request that the caller gave, or makes one, and nothing in between', async () => {
    const { request } = await startAdmin();
    const idOf = async (given?: string) => {
      const more = given === undefined ? {} : { 'X-Request-Id': given };
      return (await request('GET', '/v1/admin/nothing', undefined, undefined, more)).headers.get(
        'x-request-id',
      );
    };
    expect(await idOf('trace-1.a:b')).toBe('trace-1.a:b');
    for (const bad of [undefined, 'a b', 'x'.repeat(101), '<script>']) {
      expect(await idOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('a slow client', () => {
  it.each([
    ['header', 'GET /healthz HTTP/1.1\r\nHost: a\r\n'],
    ['body', `POST /v1/admin/tokens HTTP/1.1\r\nHost: a\r\n${auth}Content-Length: 100\r\n\r\n{`],
  ])('is given up when its %s does not come, and holds up nobody', async (_, beginning) => {
    const limits = { headerTime: 300, requestTime: 600 };
    const { port, request, faults } = await startAdmin({ server: limits });
    const sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
    let open = sockets.length;
    for (const socket of sockets) {
      socket.on('error', () => undefined).on('close', () => open--);
      socket.resume().write(beginning);
    }
    expect((await request('GET', '/healthz')).status).toBe(200);
    expect(open).toBe(50);
    for (let turn = 0; turn < 60 && open > 0; turn++) {
      await pause(100);
      // A byte now and then does not help.
      for (const socket of sockets) if (socket.writable) socket.write('x');
    }
    expect(open).toBe(0);
    expect(faults).toEqual([]);
  });
});

describe('readiness', () => {
  it('is told without a token, with what a person should look at', async () => {
    const { request, engine } = await startAdmin();
    const ready = await request('GET', '/readyz', undefined, '');
    expect([ready.status, ready.body]).toEqual([200, { ready: true, reasons: [], degraded: [] }]);
    expect((await request('GET', '/healthz', undefined, '')).body).toEqual({ status: 'ok' });
    void engine.close(0);
    const closing = await request('GET', '/readyz', undefined, '');
    expect([closing.status, closing.body.reasons]).toMatchObject([503, [{ code: 'engine/not-open' }]]);
  });

  it('does not end when an integration is parked, which is told as a concern', async () => {
    const data = temporaryFolder();
    const blueprint =
      'blueprint: own/one\nversion: 1\nkey: { partition: event_id }\nitem: { event_id: event_id }\n';
    const first = await startAdmin({ data, blueprints: { 'own/one': blueprint } });
    const { status, body: made } = await first.call('POST', '/integration-catalog/amazon_dynamodb/install', {
      name: 'a',
      blueprint: 'own/one',
      config: dynamoConfig,
    });
    expect([status, (await first.request('GET', '/readyz')).body.degraded]).toEqual([201, []]);
    await first.stop();
    const { request, stop } = await startAdmin({ data, catalog: new Map() });
    const { status: still, body } = await request('GET', '/readyz', undefined, '');
    const { id } = made.template;
    expect([still, body]).toEqual([
      200,
      {
        ready: true,
        reasons: [],
        degraded: [
          { code: 'engine/parked', message: expect.stringContaining(id), hint: expect.stringContaining(id) },
        ],
      },
    ]);
    await stop();
    const broken = await startAdmin({ data, blueprints: { 'own/one': 'blueprint: [' } });
    expect((await broken.request('GET', '/readyz', undefined, '')).body).toMatchObject({
      ready: true,
      degraded: [{ code: expect.stringMatching(/^yaml\//) }],
    });
  });
});
