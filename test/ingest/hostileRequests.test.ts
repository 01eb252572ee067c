import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchange, post, startIngest, statusesOf } from './ingestServer.ts';

const path = fc.constantFrom('/v1/events', '/v1/batch', '/v1/track', '/v1/alias');
const event = fc
  .jsonValue({ maxDepth: 3 })
  .map((properties) => JSON.stringify({ type: 'track', properties }));
const body = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.json().map((json) => Buffer.from(json)),
  fc
    .tuple(
      fc.array(event, { maxLength: 4 }),
      fc.constantFrom('[]', '{"batch":[]}', '{"batch":[],"sentAt":"x"}'),
      fc.nat(),
      fc.string(),
    )
    .map(([events, frame, at, noise]) => {
      const text = frame.replace('[]', () => `[${events.join(',')}]`);
      const place = at % (text.length + 1);
      return Buffer.from(text.slice(0, place) + noise + text.slice(place));
    }),
  fc
    .constantFrom(
      '['.repeat(10_000),
      '{"a":'.repeat(10_000),
      '[{},'.repeat(5000),
      `"${'\\'.repeat(9999)}`,
      '{"batch":'.repeat(3),
    )
    .map((text) => Buffer.from(text)),
);

describe('the ingest server, whatever it is sent', () => {
  it('answers every body with what became of it, and never with 500', async () => {
    const { url, intake, faults } = await startIngest();
    await fc.assert(
      fc.asyncProperty(path, body, fc.constantFrom(undefined, 'gzip'), async (route, bytes, encoding) => {
        const before = intake.events.length;
        const headers: Record<string, string> =
          encoding === undefined ? {} : { 'content-encoding': encoding };
        const answer = await post(url + route, bytes, headers);
        expect([200, 207, 400]).toContain(answer.status);
        const stored = intake.events.length - before;
        if (encoding === undefined)
          expect(answer.body).toMatchObject({ accepted: stored, errors: expect.any(Array) });
        else expect(stored).toBe(0);
        expect(answer.status === 200 || answer.status === 207).toBe(stored > 0);
      }),
      { numRuns: 300 },
    );
    expect(faults).toEqual([]);
  });

  it('answers or ends every connection, and stays alive', async () => {
    const { url, port, faults } = await startIngest({ headerTime: 300, requestTime: 300, idleTime: 100 });
    const line = fc.constantFrom(
      'POST /v1/events HTTP/1.1',
      'GET /healthz HTTP/1.1',
      'Host: x',
      'Authorization: Bearer web-key',
      'Content-Length: 12',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      'Content-Encoding: gzip',
      'Expect: 100-continue',
      'Connection: upgrade',
      'Upgrade: websocket',
      '',
      '[{"type":"page"}]',
      '5',
      '0',
      '\u0000',
    );
    const request = fc.array(
      fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.string() }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 20, maxLength: 20 }), async (requests) => {
        const texts = requests.map(
          (lines) => `POST /v1/events HTTP/1.1\r\nHost: x\r\n${lines.join('\r\n')}\r\n`,
        );
        const received = await Promise.all(texts.map((text) => exchange(port, [text], 4000)));
        for (const answer of received) expect(statusesOf(answer)).not.toContain(500);
      }),
      { numRuns: 4 },
    );
    expect((await post(`${url}/v1/events`, '{"type":"page"}')).status).toBe(200);
    expect(faults).toEqual([]);
  });
});
