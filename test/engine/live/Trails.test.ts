import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Recent } from '../../../src/engine/live/Recent.ts';
import type { Settled } from '../../../src/engine/live/Trail.ts';
import { Trails } from '../../../src/engine/live/Trails.ts';

const settled = (eventId: string, settledAt = 0, more: Partial<Settled> = {}): Settled => ({
  eventId,
  settledAt,
  revision: 1,
  fate: 'delivered',
  attempts: 1,
  receivedAt: 0,
  chunk: 1,
  index: 0,
  ...more,
});

const minutes = 60_000;

describe('Recent', () => {
  it('keeps the last of what was added, within its count and bytes, and tells how many it let go', () => {
    const step = fc.oneof(fc.nat(30), fc.constant('shift' as const));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 200 }),
        fc.array(step, { maxLength: 200 }),
        (count, bytes, steps) => {
          const recent = new Recent<number>({ count, bytes }, (size) => size);
          let model: number[] = [];
          for (const one of steps) {
            if (one === 'shift') expect(recent.shift()).toBe(model.shift());
            else {
              model.push(one);
              let gone = 0;
              const sum = () => model.reduce((total, size) => total + size, 0);
              for (; model.length > count || (sum() > bytes && model.length > 1); gone++)
                model = model.slice(1);
              expect(recent.add(one)).toBe(gone);
            }
            expect([...recent]).toEqual(model);
            expect(recent.size).toBe(model.length);
            expect(recent.oldest).toBe(model[0]);
          }
        },
      ),
    );
  });

  it('stays as small as what it keeps, however much goes through it', () => {
    const recent = new Recent<number>({ count: 10, bytes: 1e9 }, () => 1);
    for (let number = 0; number < 100_000; number++) recent.add(number);
    expect([...recent]).toEqual([
      99_990, 99_991, 99_992, 99_993, 99_994, 99_995, 99_996, 99_997, 99_998, 99_999,
    ]);
  });
});

describe('Trails', () => {
  it('find every entry of an id, of one integration or of all', () => {
    const trails = new Trails();
    trails.add('int_a', settled('x', 1));
    trails.add('int_b', settled('x', 2));
    trails.add('int_a', settled('x', 3));
    trails.add('int_a', settled('y', 4));
    const found = (integration?: string) =>
      trails.find('x', integration, 5).map(([id, one]) => [id, one.settledAt]);
    expect(found()).toEqual([
      ['int_a', 1],
      ['int_a', 3],
      ['int_b', 2],
    ]);
    expect(found('int_b')).toEqual([['int_b', 2]]);
    expect(found('int_c')).toEqual([]);
  });

  it('forget after a quarter of an hour', () => {
    const trails = new Trails();
    trails.add('int_a', settled('x', 0));
    expect(trails.find('x', undefined, 15 * minutes)).toHaveLength(1);
    expect(trails.find('x', undefined, 15 * minutes + 1)).toHaveLength(0);
  });

  it('keep the last 10,000 of an integration, and leave a quiet one its own beside a busy one', () => {
    const trails = new Trails();
    trails.add('int_quiet', settled('still here'));
    for (let number = 0; number < 30_000; number++) trails.add('int_busy', settled(`${number}`));
    expect(trails.find('still here', undefined, 0)).toHaveLength(1);
    expect(trails.find('20000', undefined, 0)).toHaveLength(1);
    expect(trails.find('19999', undefined, 0)).toHaveLength(0);
  });

  it('share what a thread may keep, however many integrations it has', () => {
    const trails = new Trails();
    for (let integration = 0; integration < 200; integration++)
      trails.add(`int_${integration}`, settled('first'));
    for (let number = 0; number < 501; number++) trails.add('int_7', settled('many'));
    expect(trails.find('first', 'int_7', 0)).toHaveLength(0);
    expect(trails.find('first', undefined, 0)).toHaveLength(100);
  });

  it('keep less where texts are long', () => {
    const trails = new Trails();
    const reply = 'x'.repeat(100_000);
    for (let number = 0; number < 100; number++)
      trails.add('int_a', settled(`${number}`, 0, { fate: 'dead', reply }));
    expect(trails.find('99', undefined, 0)).toHaveLength(1);
    expect(trails.find('50', undefined, 0)).toHaveLength(0);
  });
});
