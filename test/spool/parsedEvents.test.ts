import { describe, expect, it } from 'vitest';
import { exactDigits } from '../../src/envelope/exactDigits.ts';
import { Chunk } from '../../src/spool/Chunk.ts';
import { chunkSize, encodeChunk, sealChunk } from '../../src/spool/encodeChunk.ts';
import { eventsOf } from './eventsOf.ts';

/** A chunk of these events, filled as a reader fills it. */
function loaded(readers: number, texts: string[], chunk = new Chunk()): Chunk {
  const events = eventsOf(...texts);
  const bytes = Buffer.alloc(chunkSize(events, 'source:web'));
  encodeChunk(events, 'source:web', 0, bytes);
  sealChunk(bytes, 0);
  chunk.readers = readers;
  if (!chunk.load(1, bytes)) throw new Error('the chunk is damaged');
  return chunk;
}

function parse(chunk: Chunk, index: number): object | undefined {
  return chunk.at(index).parse?.();
}

describe('the parsed events of a chunk', () => {
  it('are what the bytes say, in whatever order they are asked for', () => {
    const chunk = loaded(2, ['{"n":0}', '{"n":1}', '{"n":2}']);
    expect([2, 0, 1, 1, 2, 0].map((index) => parse(chunk, index))).toEqual(
      [2, 0, 1, 1, 2, 0].map((n) => ({ n })),
    );
  });

  it('are made once for all readers, and let go with the last of them', () => {
    const chunk = loaded(3, ['{"n":9007199254740993}']);
    const [first, second, third, fourth] = [0, 0, 0, 0].map((index) => parse(chunk, index));
    expect(second).toBe(first);
    expect(third).toBe(first);
    expect(fourth).not.toBe(first);
    expect(fourth).toEqual(first);
    expect(
      exactDigits(first as Record<string, unknown>)
        ?.get(first as object)
        ?.get('n'),
    ).toBe('9007199254740993');
  });

  it('are not kept for a reader who is alone', () => {
    const chunk = loaded(1, ['{"n":1}']);
    expect(parse(chunk, 0)).not.toBe(parse(chunk, 0));
  });

  it('go when the chunk becomes another', () => {
    const chunk = loaded(2, ['{"n":1}']);
    const before = parse(chunk, 0);
    loaded(2, ['{"n":1}'], chunk);
    expect(parse(chunk, 0)).not.toBe(before);
    loaded(2, ['{"n":2}'], chunk);
    expect(parse(chunk, 0)).toEqual({ n: 2 });
  });

  it('are not kept where the chunk is large', () => {
    const text = `{"x":"${'x'.repeat(1000)}"}`;
    const chunk = loaded(
      2,
      Array.from({ length: 600 }, () => text),
    );
    expect(parse(chunk, 0)).not.toBe(parse(chunk, 0));
  });
});
