import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { Overload } from '../../src/spool/Overload.ts';
import { SpoolFault } from '../../src/spool/SpoolFault.ts';
import { reasonOf } from '../../src/telemetry/Readiness.ts';
import { exchange, post, rawPost, startIngest, statusesOf } from './ingestServer.ts';

const page = '{"type":"page","messageId":"m1"}';

describe('the ingest server', () => {
  describe('answers', () => {
    it('200 when every event is good', async () => {
      const { url, intake } = await startIngest();
      expect(await post(`${url}/v1/events`, page)).toMatchObject({
        status: 200,
        body: { accepted: 1, errors: [] },
      });
      expect(await post(`${url}/v1/events?x=1`, `[${page},${page}]`)).toMatchObject({
        status: 200,
        body: { accepted: 2, errors: [] },
      });
      expect(intake.events).toHaveLength(3);
      expect(intake.events[0]).toEqual({
        type: 'page',
        event_id: 'm1',
        source_id: 'web',
        received_at: '2026-01-01T12:00:00.000Z',
        timestamp: '2026-01-01T12:00:00.000Z',
      });
    });

    it('207 when some are, naming the others', async () => {
      const { url, intake } = await startIngest();
      expect(await post(`${url}/v1/batch`, `{"batch":[{},${page},{"type":"x"}]}`)).toMatchObject({
        status: 207,
        body: {
          accepted: 1,
          errors: [
            {
              index: 0,
              code: 'ingest/no-type',
              message: 'the event has no `type`; the types are track, page, screen, identify, group, alias',
            },
            {
              index: 2,
              code: 'ingest/unknown-type',
              message: '"x" is no event type; the types are track, page, screen, identify, group, alias',
            },
          ],
        },
      });
      expect(intake.events).toHaveLength(1);
    });

    it.each([
      ['', 'ingest/no-events'],
      ['[]', 'ingest/no-events'],
      ['nonsense', 'ingest/not-json'],
      ['[1]', 'ingest/not-an-object'],
    ])('400 for %j, and stores nothing', async (body, code) => {
      const { url, intake } = await startIngest();
      expect(await post(`${url}/v1/events`, body)).toMatchObject({
        status: 400,
        body: { accepted: 0, errors: [{ index: 0, code }] },
      });
      expect(intake.audiences).toEqual([]);
    });

    it.each(['track', 'identify', 'page', 'screen', 'group', 'alias'])(
      'for /v1/%s, giving the type',
      async (type) => {
        const { url, intake } = await startIngest();
        expect(await post(`${url}/v1/${type}`, '{"userId":"u"}')).toMatchObject({ status: 200 });
        expect(intake.events).toMatchObject([{ type, user_id: 'u' }]);
        const other = type === 'page' ? 'track' : 'page';
        expect(await post(`${url}/v1/${type}`, `{"type":"${other}"}`)).toMatchObject({
          status: 400,
          body: { errors: [{ code: 'ingest/type-mismatch' }] },
        });
      },
    );

    it('not before the events are stored', async () => {
      const { url, intake } = await startIngest();
      let store = () => {};
      const stored = new Promise<void>((resolve) => {
        store = resolve;
      });
      let asked = () => {};
      const appending = new Promise<void>((resolve) => {
        asked = resolve;
      });
      intake.before = () => {
        asked();
        return stored;
      };
      let answered = false;
      const answer = post(`${url}/v1/events`, page).finally(() => {
        answered = true;
      });
      await appending;
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(answered).toBe(false);
      store();
      expect(await answer).toMatchObject({ status: 200 });
    });

    it('whatever the content type is', async () => {
      const { url } = await startIngest();
      for (const type of [
        'text/plain',
        'application/json; charset=utf-8',
        'application/x-www-form-urlencoded',
        'x',
      ]) {
        expect(await post(`${url}/v1/events`, page, { 'content-type': type })).toMatchObject({ status: 200 });
      }
    });

    it('503 with Retry-After when the spool is overloaded', async () => {
      const { url, intake, faults } = await startIngest();
      const full = diagnose('spool/full', { used: '10 GiB', limit: '10 GiB', holder: 'int_slow' });
      intake.before = () => {
        throw new Overload(full, 4.2);
      };
      const answer = await post(`${url}/v1/events`, page);
      expect(answer).toMatchObject({ status: 503, body: { error: { code: 'spool/full' } } });
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(JSON.stringify(answer.body)).toContain('int_slow');
      expect(faults).toEqual([]);
    });

    it('503 when storing failed', async () => {
      const { url, intake } = await startIngest();
      intake.before = () => {
        throw new SpoolFault(diagnose('spool/commit-failed', { cause: 'EIO' }));
      };
      const answer = await post(`${url}/v1/events`, page);
      expect(answer).toMatchObject({ status: 503, body: { error: { code: 'spool/commit-failed' } } });
      expect(answer.headers.get('retry-after')).toBe('1');
    });

    it('500 for a bug, tells of it inside and not outside, and goes on', async () => {
      const { url, intake, faults } = await startIngest();
      intake.before = () => {
        throw new TypeError('secret detail');
      };
      const answer = await post(`${url}/v1/events`, page);
      expect(answer).toMatchObject({ status: 500, body: { error: { code: 'ingest/internal-fault' } } });
      expect(JSON.stringify(answer.body)).not.toContain('secret');
      expect(faults).toMatchObject([{ message: 'secret detail' }]);
      intake.before = () => {};
      expect(await post(`${url}/v1/events`, page)).toMatchObject({ status: 200 });
    });
  });

  describe('knows a client by its write key', () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

    it.each([
      ['Bearer web-key', 'web'],
      ['bearer  old-web-key', 'web'],
      ['Bearer app-key', 'app'],
      [basic('app-key:'), 'app'],
      [basic('web-key:any:password'), 'web'],
      [basic('web-key').replace('Basic', 'BASIC'), 'web'],
    ])('in %j', async (authorization, source) => {
      const { url, intake } = await startIngest();
      expect(await post(`${url}/v1/events`, page, { authorization })).toMatchObject({ status: 200 });
      expect(intake.audiences).toEqual([source]);
      expect(intake.events).toMatchObject([{ source_id: source }]);
    });

    it.each([
      '',
      'Bearer',
      'Bearer x',
      'Bearer web-key2',
      'Bearer WEB-KEY',
      'web-key',
      'Digest web-key',
      'Bearer web key',
      'Basic ',
      'Basic !!!!',
      basic(':web-key'),
      basic(''),
      'Bearer constructor',
    ])('and nobody in %j', async (authorization) => {
      const { url, intake } = await startIngest();
      const answer = await post(`${url}/v1/events`, page, { authorization });
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'ingest/unauthorised' } } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(intake.audiences).toEqual([]);
    });

    it('and by the keys of new sources once they are replaced', async () => {
      const { url, server, intake } = await startIngest();
      server.replaceSources([{ id: 'new', writeKeys: ['new-key'] }]);
      expect(await post(`${url}/v1/events`, page)).toMatchObject({ status: 401 });
      expect(await post(`${url}/v1/events`, page, { authorization: 'Bearer new-key' })).toMatchObject({
        status: 200,
      });
      expect(intake.audiences).toEqual(['new']);
    });
  });

  describe('has other routes', () => {
    it('that tell of its health and of its readiness', async () => {
      const { url, intake } = await startIngest();
      const look = async (path: string) => {
        const response = await fetch(url + path);
        return { status: response.status, body: await response.json() };
      };
      expect(await look('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
      expect(await look('/readyz')).toEqual({
        status: 200,
        body: { ready: true, reasons: [], degraded: [] },
      });
      const reason = reasonOf(diagnose('engine/not-open', {}));
      const concern = reasonOf(diagnose('engine/parked', { id: 'int_a' }));
      intake.state = { ready: true, reasons: [], degraded: [concern] };
      expect(await look('/readyz')).toEqual({ status: 200, body: intake.state });
      intake.state = { ready: false, reasons: [reason], degraded: [concern] };
      expect(await look('/readyz')).toEqual({
        status: 503,
        body: { ready: false, reasons: [reason], degraded: [concern] },
      });
      expect(await look('/healthz')).toMatchObject({ status: 200 });
      const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    });

    it.each([
      '/',
      '/v1',
      '/v1/event',
      '/v1/events/',
      '/v1/Events',
      '//v1/events',
      '/v1/__proto__',
      '/v1/constructor',
      '/metrics',
    ])('and none at %s', async (path) => {
      const { url } = await startIngest();
      expect(await post(url + path, page)).toMatchObject({
        status: 404,
        body: { error: { code: 'ingest/unknown-route' } },
      });
    });

    it.each([
      ['GET', '/v1/events', 'POST, OPTIONS'],
      ['PUT', '/v1/batch', 'POST, OPTIONS'],
      ['DELETE', '/v1/track', 'POST, OPTIONS'],
      ['POST', '/healthz', 'GET, HEAD'],
      ['DELETE', '/readyz', 'GET, HEAD'],
    ])('and no %s at %s', async (method, path, allow) => {
      const { url } = await startIngest();
      const response = await fetch(url + path, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe(allow);
      expect(await response.json()).toMatchObject({ error: { code: 'ingest/method-not-allowed' } });
    });

    it('at the same place for a proxy that leaves the origin in', async () => {
      const { port } = await startIngest();
      const received = await exchange(port, [
        rawPost('http://example.test/v1/events', page, 'Connection: close\r\n'),
      ]);
      expect(statusesOf(received)).toEqual([200]);
    });
  });

  it('lets pages of any origin send, also with headers of their own', async () => {
    const { url } = await startIngest();
    const preflight = await fetch(`${url}/v1/batch`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': expect.stringMatching(/Authorization.*\*/),
    });
    for (const authorization of ['Bearer web-key', 'Bearer wrong']) {
      const answer = await post(`${url}/v1/batch`, `{"batch":[${page}]}`, {
        origin: 'https://x',
        authorization,
      });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
    const health = await fetch(`${url}/healthz`);
    expect(health.headers.get('access-control-allow-origin')).toBeNull();
  });

  describe('takes bodies', () => {
    const limits = { body: 100_000 };
    const large = (bytes: number) => `{"type":"page","x":"${'x'.repeat(bytes)}"}`;

    it('of every length up to the limit, whole or in parts', async () => {
      const { url, intake } = await startIngest(limits);
      for (const bytes of [0, 1, 65_000, 65_536, 70_000, 99_900]) {
        const body = large(bytes);
        expect(await post(`${url}/v1/events`, body)).toMatchObject({ status: 200 });
        expect(await post(`${url}/v1/events`, streamOf(body, 7919))).toMatchObject({ status: 200 });
        expect(intake.events.at(-1)?.x).toHaveLength(bytes);
        expect(intake.events.at(-2)?.x).toHaveLength(bytes);
      }
    });

    it('and refuses those above it, declared or found out', async () => {
      const { url, intake } = await startIngest(limits);
      for (const body of [large(100_000), streamOf(large(200_000), 10_000)]) {
        expect(await post(`${url}/v1/events`, body)).toMatchObject({
          status: 413,
          body: { error: { code: 'ingest/body-too-large' } },
        });
      }
      expect(intake.events).toEqual([]);
      expect(await post(`${url}/v1/events`, page)).toMatchObject({ status: 200 });
    });

    it('that are packed with gzip', async () => {
      const { url, intake } = await startIngest(limits);
      for (const encoding of ['gzip', 'GZIP', 'x-gzip']) {
        const headers = { 'content-encoding': encoding };
        expect(await post(`${url}/v1/events`, gzipSync(large(90_000)), headers)).toMatchObject({
          status: 200,
        });
      }
      expect(await post(`${url}/v1/events`, page, { 'content-encoding': 'identity' })).toMatchObject({
        status: 200,
      });
      expect(intake.events).toHaveLength(4);
    });

    it('and refuses those that unpack to more than the limit', async () => {
      const { url } = await startIngest(limits);
      const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => post(`${url}/v1/events`, bomb, { 'content-encoding': 'gzip' })),
      );
      for (const answer of answers) expect(answer).toMatchObject({ status: 413 });
    });

    it('and refuses those that are packed badly or in an unknown way', async () => {
      const { url } = await startIngest(limits);
      const whole = gzipSync(large(1000));
      for (const body of [
        page,
        whole.subarray(0, whole.length - 9),
        Buffer.concat([whole.subarray(0, 12), Buffer.alloc(9)]),
      ]) {
        expect(await post(`${url}/v1/events`, body, { 'content-encoding': 'gzip' })).toMatchObject({
          status: 400,
          body: { error: { code: 'ingest/broken-encoding' } },
        });
      }
      const answer = await post(`${url}/v1/events`, page, { 'content-encoding': 'br' });
      expect(answer).toMatchObject({ status: 415, body: { error: { code: 'ingest/unknown-encoding' } } });
      expect(answer.headers.get('accept-encoding')).toBe('gzip');
    });

    it('as long as there is memory, gives it back, and asks the others to come again', async () => {
      const { url, intake } = await startIngest({ memory: 300_000 });
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let asked = () => {};
      const appending = new Promise<void>((resolve) => {
        asked = resolve;
      });
      intake.before = () => {
        asked();
        return finished;
      };
      const first = post(`${url}/v1/events`, large(120_000));
      await appending;
      const second = await post(`${url}/v1/events`, large(120_000));
      expect(second).toMatchObject({ status: 503, body: { error: { code: 'ingest/busy' } } });
      expect(second.headers.get('retry-after')).toBe('1');
      finish();
      expect(await first).toMatchObject({ status: 200 });
      for (let round = 0; round < 5; round++) {
        expect(await post(`${url}/v1/events`, large(120_000))).toMatchObject({ status: 200 });
      }
    });
  });

  describe('on a raw connection', () => {
    it('answers pipelined requests in their order', async () => {
      const { port, intake } = await startIngest();
      const requests = [
        rawPost('/v1/events', page),
        rawPost('/v1/events', '[]'),
        rawPost('/v1/nothing', ''),
        rawPost('/v1/track', '{}', 'Connection: close\r\n'),
      ];
      const received = await exchange(port, [requests.join('')]);
      expect(statusesOf(received)).toEqual([200, 400, 404, 200]);
      expect(intake.events).toHaveLength(2);
    });

    it('takes a body in chunks that come byte by byte', async () => {
      const { port, intake } = await startIngest();
      const head =
        'POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer web-key\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n';
      const chunks = [...page].map((letter) => `1\r\n${letter}\r\n`).join('');
      const received = await exchange(port, [head, ...(`${chunks}0\r\n\r\n`.match(/.{1,3}/gs) ?? [])]);
      expect(statusesOf(received)).toEqual([200]);
      expect(intake.events).toHaveLength(1);
    });

    it('says 100 to a client that waits for it', async () => {
      const { port } = await startIngest();
      const received = await exchange(port, [
        rawPost('/v1/events', page, 'Expect: 100-continue\r\nConnection: close\r\n'),
      ]);
      expect(statusesOf(received)).toEqual([100, 200]);
    });

    it('ends requests that take too long: before the first byte, in their header and in their body', async () => {
      const { port, intake } = await startIngest({ headerTime: 200, requestTime: 300 });
      const started = Date.now();
      const received = await Promise.all([
        exchange(port, []),
        exchange(port, ['POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: ']),
        exchange(port, [rawPost('/v1/events', page).slice(0, -5)]),
        exchange(port, [
          'POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer web-key\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[',
        ]),
      ]);
      expect(received.map(statusesOf)).toEqual([[408], [408], [408], [408]]);
      expect(Date.now() - started).toBeLessThan(2500);
      expect(intake.events).toEqual([]);
    });

    it.each([
      ['too large a header', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['no HTTP', 'hello\r\n\r\n', 400],
      [
        'two lengths',
        'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n[] ',
        400,
      ],
      [
        'a length and chunks',
        'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
      ],
      [
        'a bad chunk',
        'POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer web-key\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
        400,
      ],
    ])('answers and closes after %s', async (_, request, status) => {
      const { port } = await startIngest();
      expect(statusesOf(await exchange(port, [request]))).toEqual([status]);
    });

    it('lets a client read why its endless body is refused, and then closes', async () => {
      const { port } = await startIngest({ body: 10_000 });
      const head =
        'POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer web-key\r\nTransfer-Encoding: chunked\r\n\r\n';
      const chunk = `2710\r\n${'x'.repeat(10_000)}\r\n`;
      const received = await exchange(port, [head, ...Array(50).fill(chunk)]);
      expect(statusesOf(received)).toEqual([413]);
      expect(received).toContain('ingest/body-too-large');
      expect(received).toMatch(/^connection: close\r$/im);
    });

    it('forgets clients that go away, and what they held', async () => {
      const { url, port, intake, faults } = await startIngest({ memory: 400_000 });
      const half = `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer web-key\r\nContent-Length: 60000\r\n\r\n${'x'.repeat(30_000)}`;
      for (let round = 0; round < 3; round++) {
        await Promise.all(
          Array.from(
            { length: 3 },
            () =>
              new Promise<void>((resolve) => {
                const socket = connect(port, '127.0.0.1');
                socket.write(half, () => setTimeout(() => socket.destroy(), 20));
                socket.on('close', () => resolve());
              }),
          ),
        );
      }
      await expect.poll(async () => (await post(`${url}/v1/events`, page)).status).toBe(200);
      expect(intake.events.length).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    });
  });

  describe('when it closes', () => {
    it('answers what is under way and takes no more', async () => {
      const { url, server, intake } = await startIngest();
      let finish = () => {};
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let asked = () => {};
      const appending = new Promise<void>((resolve) => {
        asked = resolve;
      });
      intake.before = () => {
        asked();
        return finished;
      };
      const answer = post(`${url}/v1/events`, page);
      await appending;
      const closed = server.close(5000);
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
      finish();
      expect((await answer).headers.get('connection')).toBe('close');
      await closed;
    });

    it('cuts off what is not done by its deadline', async () => {
      const { port, server } = await startIngest();
      const received = exchange(port, [rawPost('/v1/events', page).slice(0, -3)]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const started = Date.now();
      await server.close(100);
      expect(Date.now() - started).toBeLessThan(2000);
      expect(await received).toBe('');
    });

    it('may be closed without having listened, and twice', async () => {
      const { server } = await startIngest();
      await server.close(100);
      await server.close(100);
    });
  });

  it('listens on the local machine alone unless told otherwise, and says when a port is taken', async () => {
    const { server, port } = await startIngest();
    expect(port).toBeGreaterThan(0);
    const { server: another } = await startIngest();
    await another.close(0);
    await expect(another.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.close(0);
    expect(await server.listen(0)).toMatchObject({ address: '127.0.0.1' });
  });
});

function streamOf(text: string, part: number): ReadableStream {
  const bytes = Buffer.from(text);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + part));
      at += part;
    },
  });
}
