import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonLines } from '../../src/envelope/readJsonLines.ts';
import { now } from './canonical.ts';

const options = { stamp: 'fill', now: () => now, newEventId: () => 'made-id', limit: 1000 } as const;

interface Read {
  readonly line: number;
  readonly name?: unknown;
  readonly code?: string;
}

async function read(parts: (string | Uint8Array)[], changes = {}): Promise<Read[]> {
  const lines: Read[] = [];
  for await (const line of readJsonLines(Readable.from(parts), { ...options, ...changes })) {
    if ('error' in line) lines.push({ line: line.line, code: line.error.code });
    else {
      const { buffer, start, end } = line.event;
      lines.push({ line: line.line, name: JSON.parse(buffer.toString('utf8', start, end)).name });
    }
  }
  return lines;
}

const page = (name: string) => `{"type":"page","name":${JSON.stringify(name)}}`;

describe('readJsonLines', () => {
  it('answers events with the numbers of their lines, blank ones counted', async () => {
    expect(await read([`${page('a')}\n\n  \r\n${page('b')}\r\n${page('c')}`])).toEqual([
      { line: 1, name: 'a' },
      { line: 4, name: 'b' },
      { line: 5, name: 'c' },
    ]);
  });

  it('answers a bad line in its place', async () => {
    expect(
      await read([`${page('a')}\n{"type":\n{}\n[${page('x')}]\n${page('b')} ${page('c')}\n${page('d')}\n`]),
    ).toEqual([
      { line: 1, name: 'a' },
      { line: 2, code: 'ingest/not-json' },
      { line: 3, code: 'ingest/no-type' },
      { line: 4, code: 'ingest/not-an-object' },
      { line: 5, code: 'ingest/not-json' },
      { line: 6, name: 'd' },
    ]);
  });

  it('passes over a byte order mark at the start and nowhere else', async () => {
    expect(await read([`\ufeff${page('a')}\n\ufeff${page('b')}`])).toEqual([
      { line: 1, name: 'a' },
      { line: 2, code: 'ingest/not-json' },
    ]);
    expect(await read(['\ufeff\n', page('a')])).toEqual([{ line: 2, name: 'a' }]);
  });

  it('refuses a line above the limit without holding it', async () => {
    const endless = Array.from({ length: 100 }, () => 'x'.repeat(10_000));
    expect(await read([`${page('a')}\n`, ...endless, `\n${page('b')}`])).toEqual([
      { line: 1, name: 'a' },
      { line: 2, code: 'ingest/event-too-large' },
      { line: 3, name: 'b' },
    ]);
    expect(await read([page('a')], { limit: 10 })).toEqual([{ line: 1, code: 'ingest/event-too-large' }]);
  });

  it('answers the same however the input is cut', async () => {
    const text = Buffer.from(`${page('é')}\n\n{"bad"\n${page('😀')}\r\n${page('z')}`);
    const whole = await read([text]);
    expect(whole).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 6 }), async (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const parts = places.slice(1).map((end, index) => text.subarray(places[index], end));
        expect(await read(parts)).toEqual(whole);
      }),
    );
  });

  it('answers nothing of an empty input', async () => {
    expect(await read([])).toEqual([]);
    expect(await read(['', '\n\n'])).toEqual([]);
  });

  it('stamps as it is told, asking for the time of every event', async () => {
    let time = now;
    const stamped = [];
    const input = Readable.from([`${page('a')}\n{"type":"page","received_at":"old"}\n`]);
    for await (const line of readJsonLines(input, {
      ...options,
      stamp: 'ours',
      sourceId: 's',
      now: () => time++,
    })) {
      if ('event' in line)
        stamped.push(JSON.parse(line.event.buffer.toString('utf8', line.event.start, line.event.end)));
    }
    expect(stamped).toMatchObject([
      { received_at: new Date(now).toISOString(), source_id: 's' },
      { received_at: new Date(now + 1).toISOString(), source_id: 's' },
    ]);
  });
});
