import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentChunks } from '../../src/spool/RecentChunks.ts';

function read(chunks: RecentChunks, number: number): string | undefined {
  let text = '';
  return chunks.read(number, (bytes) => {
    text = bytes.toString();
  })
    ? text
    : undefined;
}

describe('the recent chunks', () => {
  it('are seen by another thread in the same memory', () => {
    const written = new RecentChunks();
    const elsewhere = new RecentChunks(written.memory);
    written.put(1, Buffer.from('one'));
    written.put(2, Buffer.from('two'));
    expect([1, 2, 3].map((number) => read(elsewhere, number))).toEqual(['one', 'two', undefined]);
  });

  it('give way to newer ones, oldest first, and are never mistaken for others', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const chunks = new RecentChunks();
        const here: boolean[] = [];
        for (const [index, length] of lengths.entries()) chunks.put(index + 1, Buffer.alloc(length, index));
        for (const [index, length] of lengths.entries()) {
          let sound = false;
          const found = chunks.read(index + 1, (bytes) => {
            sound = bytes.length === length && bytes[0] === index && bytes[length - 1] === index;
          });
          if (found) expect(sound).toBe(true);
          if (length <= 2_000_000) here.push(found);
        }
        expect(here).toEqual(here.toSorted((a, b) => Number(a) - Number(b)));
        if (here.length > 0) expect(here.at(-1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('tell when one was overwritten while it was copied', () => {
    const chunks = new RecentChunks();
    chunks.put(1, Buffer.from('one'));
    const found = chunks.read(1, () => {
      for (let number = 2; number < 12; number++) chunks.put(number, Buffer.alloc(2_000_000));
    });
    expect(found).toBe(false);
  });

  it('keep no chunk that would push out too many others', () => {
    const chunks = new RecentChunks();
    chunks.put(1, Buffer.from('one'));
    chunks.put(2, Buffer.alloc(3_000_000));
    expect(read(chunks, 2)).toBeUndefined();
    expect(read(chunks, 1)).toBe('one');
  });
});
