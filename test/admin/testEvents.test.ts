import { describe, expect, it, vi } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import type { poison } from '../engine/RecordingSink.ts';
import { bootstrap, startAdmin } from './adminServer.ts';

const { entries: shipped } = await loadCatalog(['catalog']);

async function start(setup: Parameters<typeof startAdmin>[0] = {}) {
  const admin = await startAdmin(setup);
  const id = await admin.install('Table');
  const sink = admin.sinks.get(id);
  if (sink === undefined) throw new Error('no sink');
  const test = (body: unknown = {}, token?: string) =>
    admin.call('POST', `/integrations/${id}/test`, body, token);
  const audited = async () => {
    const { body } = await admin.call('GET', '/audit');
    return body.data.filter(({ action }: { action: string }) => action === 'event.test');
  };
  return { ...admin, id, sink, test, audited };
}

const never = new Promise<void>(() => {});

describe('a test event', () => {
  it('goes through the real destination, marked, counted and written down', async () => {
    const { id, sink, test, settled, audited } = await start();
    sink.answer = () => ({ kind: 'delivered', receipt: { shard_id: 's-1' } });
    const { status, body } = await test();
    expect(status).toBe(200);
    expect(body).toEqual({
      event_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      integration_id: id,
      revision: 1,
      outcome: 'delivered',
      attempts: 1,
      receipt: { shard_id: 's-1' },
      record: expect.objectContaining({ data: expect.objectContaining({ event: 'Patchbay Test' }) }),
    });
    expect(JSON.parse(sink.texts[0] ?? '')).toMatchObject({
      event_id: body.event_id,
      type: 'track',
      context: { patchbay_test: true },
    });
    await settled(id, { accepted: 1, delivered: 1, in_flight: 0 });
    expect(await audited()).toMatchObject([
      { target: id, before: null, after: { event_id: body.event_id, outcome: 'delivered' } },
    ]);
  });

  it('may be one’s own, with its id and with all digits of its numbers', async () => {
    const { test, sink } = await start();
    const { text, body } = await test(
      '{"event":{"type":"page","event_id":"mine","n":12345678901234567890.10}}',
    );
    expect(body).toMatchObject({ event_id: 'mine', outcome: 'delivered' });
    expect(sink.texts[0]).toContain('"n":12345678901234567890.10');
    expect(text).toContain('"n":12345678901234567890.10');
    const named = await test({ event: { type: 'page', messageId: 'by its old name' } });
    expect(named.body).toMatchObject({ event_id: 'by its old name', outcome: 'delivered' });
  });

  it('goes to its integration alone', async () => {
    const { id, install, engine, test } = await start();
    const other = await install('Other');
    expect((await test()).status).toBe(200);
    expect([engine.ledger(id)?.accepted, engine.ledger(other)?.accepted]).toEqual([1, 0]);
  });

  it('tells why it was filtered, and why it died, with the catalog’s advice', async () => {
    const { test, sink } = await start();
    expect((await test({ event: { type: 'track', filter: 'consent' } })).body).toMatchObject({
      outcome: 'filtered',
      reason: 'consent',
      attempts: 0,
    });
    const unmapped = (await test({ event: { type: 'track', dead: true } })).body;
    expect(unmapped).toMatchObject({ outcome: 'dead', diagnostic: { code: 'file/not-found' }, attempts: 0 });
    expect(unmapped).not.toHaveProperty('advice');
    // One that is refused while others are taken is at fault itself.
    sink.answer = (text) => (text.includes('bad') ? refusal('poison') : { kind: 'delivered' });
    const [refused] = await Promise.all([
      test({ event: { type: 'track', event_id: 'bad' } }),
      test({ event: { type: 'track', event_id: 'good' } }),
    ]);
    expect(refused.body).toMatchObject({
      event_id: 'bad',
      outcome: 'dead',
      diagnostic: { code: 'delivery/refused' },
      reply: 'ValidationException: says the peer',
      advice: shipped.get('amazon_dynamodb')?.troubleshooting.ValidationException,
    });
  });

  it('that is still on its way is told as far as it has got, with what stands in its way', async () => {
    const { test, sink, audited } = await start({ testPatience: 1_500 });
    sink.answer = () => {
      sink.gate = never;
      return refusal('park', 'AccessDeniedException');
    };
    const { status, body } = await test();
    expect(status).toBe(202);
    expect(body).toMatchObject({
      outcome: 'in_flight',
      revision: 1,
      reply: 'AccessDeniedException: says the peer',
      record: { data: { event: 'Patchbay Test' } },
      state: { kind: 'parked', code: 'AccessDeniedException' },
      advice: shipped.get('amazon_dynamodb')?.troubleshooting.AccessDeniedException,
    });
    // The second attempt may have begun.
    expect([1, 2]).toContain(body.attempts);
    expect(await audited()).toMatchObject([{ after: { event_id: body.event_id, outcome: 'in_flight' } }]);
    // Nothing is answered any more, but what is wrong is known.
    const next = await test();
    expect(next).toMatchObject({ status: 202, body: { state: { kind: 'parked' } } });
    expect(next.body).not.toHaveProperty('reply');
    expect(next.body.advice).toBe(body.advice);
  });

  it('is not waited for once its caller has gone', async () => {
    const { port, id, sink, audited, engine } = await start({ testPatience: 60_000 });
    sink.gate = never;
    const leaving = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/v1/admin/integrations/${id}/test`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bootstrap}` },
      body: '{}',
      signal: leaving.signal,
    });
    await vi.waitFor(() => expect(engine.ledger(id)?.accepted).toBe(1));
    leaving.abort();
    await expect(asked).rejects.toThrow('aborted');
    await vi.waitFor(async () =>
      expect(await audited()).toMatchObject([{ after: { outcome: 'in_flight' } }]),
    );
  });

  it('is not waited for once the server stops', async () => {
    const { test, sink, engine, id } = await start({ testPatience: 60_000 });
    sink.gate = never;
    const asked = test();
    await vi.waitFor(() => expect(engine.ledger(id)?.accepted).toBe(1));
    engine.live.close();
    expect((await asked).status).toBe(202);
  });

  it('shows no personal data and no secret', async () => {
    const entry = shipped.get('amazon_dynamodb');
    if (entry === undefined) throw new Error('not shipped');
    const catalog = new Map([
      ...shipped,
      [entry.key, { ...entry, personal_data: ['traits.email'] }] as const,
    ]);
    const { test, sink, call, lines } = await start({ catalog });
    const secret = 'planted/secret+access=key';
    sink.answer = () => ({ kind: 'delivered', receipt: { said: secret } });
    const { body, text } = await test({
      event: { type: 'identify', traits: { email: 'jane@example.com' }, note: `jane@example.com ${secret}` },
    });
    expect(body).toMatchObject({
      outcome: 'delivered',
      receipt: { said: '***' },
      record: { data: { traits: { email: '***' }, note: '***', type: 'identify' } },
    });
    const audit = (await call('GET', '/audit')).text;
    for (const hidden of ['jane@', secret]) expect(text + audit + lines.join('')).not.toContain(hidden);
    expect(sink.texts[0]).toContain('jane@example.com');
  });

  it.each([
    ['another member', { evnet: {} }, 'evnet'],
    ['an event that is none', { event: 'track' }, 'event'],
    ['an event without a type', { event: {} }, 'event'],
    ['an id that is no text', { event: { type: 'track', event_id: 7 } }, 'event.event_id'],
    ['an id that is too long', { event: { type: 'track', event_id: 'x'.repeat(257) } }, 'event.event_id'],
    ['an event too deep', { event: { type: 'track', properties: nested(100) } }, 'event'],
  ])('is refused with 422 for %s, and nothing is sent', async (_, body, field) => {
    const { test, engine, id, audited } = await start();
    const answer = await test(body);
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'admin/bad-body', details: [{ field }] } },
    });
    expect(engine.ledger(id)?.accepted).toBe(0);
    expect(await audited()).toEqual([]);
  });

  it('is refused with 422 for a body too deep for anybody to look through', async () => {
    const { test } = await start();
    expect(await test({ event: { type: 'track', properties: nested(2000) } })).toMatchObject({
      status: 422,
      body: { error: { code: 'ingest/too-deep' } },
    });
  });

  it('is refused for an integration that is disabled or unknown, for viewers, and when too many are waited for', async () => {
    const { call, id, test, engine, sink } = await start({ testPatience: 60_000 });
    expect((await call('POST', '/integrations/int_nobody/test', {})).status).toBe(404);
    const viewer = (await call('POST', '/tokens', { name: 'v', role: 'viewer' })).body.token;
    expect((await test({}, viewer)).status).toBe(403);
    sink.gate = never;
    const follows = Array.from({ length: 64 }, (_, number) => engine.live.follow(id, `${number}`));
    expect(await test()).toMatchObject({ status: 429, body: { error: { code: 'admin/live-full' } } });
    for (const follow of follows) follow?.end();
    await call('POST', `/integrations/${id}/disable`);
    expect(await test()).toMatchObject({ status: 409, body: { error: { code: 'admin/test-disabled' } } });
    expect(engine.ledger(id)?.accepted).toBe(0);
  });
});

function refusal(action: 'poison' | 'park', code = 'ValidationException'): typeof poison {
  return { kind: 'failed', failure: { action, code, message: 'says the peer' } };
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}
