import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { type AdminLimits, defaultAdminLimits } from '../../src/admin/limits/AdminLimits.ts';
import { networkOf } from '../../src/admin/limits/networkOf.ts';
import { StreamSeats } from '../../src/admin/limits/StreamSeats.ts';
import { TokenBuckets } from '../../src/admin/limits/TokenBuckets.ts';
import { OperationServer } from '../../src/admin/OperationServer.ts';
import { operation as declare } from '../../src/admin/operations/Operation.ts';
import { TokenRegistry } from '../../src/admin/tokens/TokenRegistry.ts';
import { bootstrap, startAdmin } from './adminServer.ts';

const rate = (burst: number, perSecond: number) => ({ burst, perSecond });

function limited(more: Partial<AdminLimits> = {}) {
  const clock = { now: 1e12 };
  const rates = { read: rate(3, 1), write: rate(1, 0.1), expensive: rate(1, 1) };
  const limits = { ...defaultAdminLimits, rates, ...more };
  return { clock, setup: { limits, now: () => clock.now } };
}

describe('the limits of requests', () => {
  it('refuse what is too much, tell when to come back, and let pass what comes then', async () => {
    const { clock, setup } = limited();
    const { call } = await startAdmin(setup);
    const ask = () => call('GET', '/integrations');
    const first = await ask();
    expect(first.headers.get('ratelimit-policy')).toBe('"read";q=3;w=3');
    expect(first.headers.get('ratelimit')).toBe('"read";r=2;t=0');
    await ask();
    expect((await ask()).headers.get('ratelimit')).toBe('"read";r=0;t=1');
    const refused = await ask();
    expect([refused.status, refused.body.error.code]).toEqual([429, 'admin/too-many-requests']);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('ratelimit')).toBe('"read";r=0;t=1');
    clock.now += 999;
    expect((await ask()).status).toBe(429);
    clock.now += 1;
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
  });

  it('are counted by what a request costs, and for each token alone', async () => {
    const { setup } = limited();
    const { call } = await startAdmin(setup);
    const made = await call('POST', '/tokens', { name: 'ci', role: 'editor' });
    expect(made.status).toBe(201);
    expect((await call('POST', '/tokens', { name: 'other', role: 'editor' })).status).toBe(429);
    expect((await call('GET', '/tokens')).status).toBe(200);
    expect((await call('POST', '/integrations/none/enable', undefined, made.body.token)).status).toBe(404);
    expect((await call('POST', '/integrations/none/enable', undefined, made.body.token)).status).toBe(429);
  });

  it('make guessing tokens slow: even the right one waits', async () => {
    const { clock, setup } = limited({ guesses: rate(2, 0.5) });
    const { call } = await startAdmin(setup);
    const ask = (token?: string) => call('GET', '/integrations', undefined, token);
    for (let turn = 0; turn < 3; turn++) expect((await ask('')).status).toBe(401);
    expect((await ask('guess')).status).toBe(401);
    expect((await call('GET', '/nowhere', undefined, 'guess')).status).toBe(401);
    for (const token of ['guess', undefined, '']) {
      const { status, body, headers } = await ask(token);
      expect([status, body.error.code, headers.get('retry-after')]).toEqual([
        429,
        'admin/too-many-guesses',
        '2',
      ]);
    }
    clock.now += 2000;
    expect((await ask()).status).toBe(200);
  });
});

describe('a bucket', () => {
  it('is full after a rest, is not overfull, and outlives a clock that is set back', () => {
    const clock = { now: 0 };
    const buckets = new TokenBuckets(rate(2, 10), () => clock.now);
    expect(buckets.take('a')).toEqual({ granted: true, left: 1, wait: 0 });
    expect(buckets.take('a')).toEqual({ granted: true, left: 0, wait: 0.1 });
    expect(buckets.take('a')).toEqual({ granted: false, left: 0, wait: 0.1 });
    expect(buckets.look('b')).toEqual({ granted: true, left: 2, wait: 0 });
    clock.now += 1e6;
    expect(buckets.look('a').left).toBe(2);
    buckets.take('a');
    clock.now -= 2e6;
    expect(buckets.take('a').granted).toBe(true);
    expect(buckets.take('a').granted).toBe(false);
    clock.now += 100;
    expect(buckets.take('a').granted).toBe(true);
  });

  it('is one of so many at most, and the one that rested longest goes', () => {
    const buckets = new TokenBuckets(rate(1, 0.001), () => 0, 100);
    for (let n = 0; n < 1000; n++) {
      buckets.take('kept');
      buckets.take(`name ${n}`);
    }
    expect(buckets.size).toBe(100);
    expect(buckets.take('kept').granted).toBe(false);
  });
});

/** A stream that stays open until a test or a reader ends it. */
function open() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
    },
    cancel() {
      cancelled = true;
    },
  });
  return { body, end: () => controller?.close(), wasCancelled: () => cancelled };
}

describe('streams', () => {
  it('are counted as long as they are open, whoever ends them', async () => {
    const seats = new StreamSeats({ each: 2, all: 3 });
    const [a, b, c] = [open(), open(), open()];
    const seated = new Response(seats.seat('x', a.body));
    const left = seats.seat('x', b.body);
    const refused = open();
    expect(() => seats.seat('x', refused.body)).toThrow('too many');
    expect(refused.wasCancelled()).toBe(true);
    seats.seat('y', c.body);
    expect(() => seats.seat('z', open().body)).toThrow('too many');
    a.end();
    expect(await seated.text()).toBe('');
    await left.cancel();
    expect(b.wasCancelled()).toBe(true);
    expect(seats.taken).toBe(1);
    seats.seat('x', open().body);
    seats.seat('x', open().body);
    expect(seats.taken).toBe(3);
  });
});

describe('an operation that answers a stream', () => {
  async function streaming(each: number) {
    const { engine, installations, overrides, previewer } = await startAdmin();
    const opened: ReturnType<typeof open>[] = [];
    const operation = declare({
      id: 'stream',
      method: 'GET',
      path: '/stream',
      area: 'server',
      summary: 'A stream',
      role: 'viewer',
      cost: 'expensive',
      answers: { 200: { description: 'It.', schema: { type: 'string' }, type: 'text/event-stream' } },
      handle() {
        const stream = open();
        opened.push(stream);
        return new Response(stream.body, { headers: { 'Content-Type': 'text/event-stream' } });
      },
    });
    const server = new OperationServer({
      engine,
      installations,
      overrides,
      previewer,
      reloads: () => [],
      testPatience: 1,
      tokens: new TokenRegistry(engine.table('tokens'), bootstrap),
      bodyLimit: 1,
      document: '{}',
      limits: { ...defaultAdminLimits, streams: { each, all: each } },
      now: Date.now,
      onFault: () => undefined,
    });
    const app = new Hono().get('/stream', (context) => server.serve(operation, context));
    app.onError((error, context) => context.text(error.message, 429));
    const ask = (method: string) =>
      app.request('/stream', { method, headers: { Authorization: `Bearer ${bootstrap}` } });
    return { ask, opened };
  }

  it('has the headers of all others, and its own', async () => {
    const { ask, opened } = await streaming(1);
    const answer = await ask('GET');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(answer.headers.get('ratelimit')).toMatch(/^"expensive";r=\d+;t=0$/);
    opened[0]?.end();
    expect(await answer.text()).toBe('');
  });

  it('takes no seat for HEAD, of which nobody would get up', async () => {
    const { ask, opened } = await streaming(1);
    for (let turn = 0; turn < 3; turn++) expect((await ask('HEAD')).status).toBe(200);
    expect(opened.map(({ wasCancelled }) => wasCancelled())).toEqual([true, true, true]);
    const answer = await ask('GET');
    expect(answer.status).toBe(200);
    expect((await ask('GET')).status).toBe(429);
    await answer.body?.cancel();
    expect((await ask('GET')).status).toBe(200);
  });
});

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8::5', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['here', 'here'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
