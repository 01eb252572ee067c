import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventError } from '../../src/envelope/EventError.ts';
import { exactDigits } from '../../src/envelope/exactDigits.ts';
import { readEvent } from '../../src/envelope/readEvent.ts';
import { now, nowText } from './canonical.ts';

const options = { now, newEventId: () => 'made-id' };

function errorOf(read: () => unknown): EventError {
  try {
    read();
  } catch (error) {
    if (error instanceof EventError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('readEvent', () => {
  const completed = {
    type: 'page',
    event_id: 'made-id',
    received_at: nowText,
    timestamp: nowText,
    user_id: 'u',
  };

  it('reads text, bytes and objects alike', () => {
    const text = '{"type":"page","userId":"u"}';
    for (const input of [text, Buffer.from(text), new TextEncoder().encode(text), JSON.parse(text)]) {
      expect(readEvent(input, options)).toEqual(completed);
    }
  });

  it('keeps what is there, so that reading again changes nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (members) => {
        const once = readEvent({ ...members, type: 'track', userId: 'u' }, options);
        expect(readEvent(once, { now: 0, newEventId: () => 'another' })).toEqual(once);
      }),
    );
  });

  it('takes the present and a fresh UUID where it is not told', () => {
    const before = Date.now();
    const event = readEvent({ type: 'page' });
    expect(event.event_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Date.parse(String(event.received_at))).toBeGreaterThanOrEqual(before);
    expect(readEvent({ type: 'page' }).event_id).not.toBe(event.event_id);
  });

  it('keeps the digits of numbers, of text and of bytes', () => {
    for (const input of ['{"type":"page","n":1.10}', Buffer.from('{"type":"page","n":1.10}')]) {
      const event = readEvent(input, options);
      expect(event.n).toBe(1.1);
      expect(exactDigits(event)?.get(event)?.get('n')).toBe('1.10');
    }
  });

  it('takes an object as JSON would write it', () => {
    const event = readEvent(
      { type: 'page', when: new Date(0), gone: undefined, list: [undefined, Number.NaN] },
      options,
    );
    expect(event).toMatchObject({ when: '1970-01-01T00:00:00.000Z', list: [null, null] });
    expect(Object.hasOwn(event, 'gone')).toBe(false);
  });

  it('does not reach a prototype', () => {
    const event = readEvent('{"type":"page","__proto__":{"polluted":true}}', options);
    expect(Object.hasOwn(event, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(event)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    ['', 'ingest/no-events'],
    ['{', 'ingest/not-json'],
    ['[]', 'ingest/not-an-object'],
    ['{}', 'ingest/no-type'],
    [{ type: 'click' }, 'ingest/unknown-type'],
    [[{ type: 'page' }], 'ingest/not-an-object'],
    [Buffer.from([0x7b, 0xff]), 'ingest/not-json'],
  ])('throws an EventError for %j', (input, code) => {
    const error = errorOf(() => readEvent(input, options));
    expect(error).toMatchObject({ name: 'EventError', code });
    expect(error.message).not.toBe('');
  });

  it('throws an EventError for what JSON cannot write, and for what it leaves out', () => {
    expect(errorOf(() => readEvent({ type: 'page', n: 1n }, options)).code).toBe('ingest/not-expressible');
    const loop: Record<string, unknown> = { type: 'page' };
    loop.self = loop;
    expect(errorOf(() => readEvent(loop, options)).code).toBe('ingest/not-expressible');
    expect(errorOf(() => readEvent(() => 1, options)).code).toBe('ingest/not-an-object');
    expect(errorOf(() => readEvent(undefined as unknown as object, options)).code).toBe(
      'ingest/not-an-object',
    );
    expect(errorOf(() => readEvent(null as unknown as object, options)).code).toBe('ingest/not-an-object');
  });
});
