import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCanary } from '../../../src/engine/trial/isCanary.ts';

const ids = (count: number, seed: number) => Array.from({ length: count }, (_, n) => `event-${seed}-${n}`);

describe('a canary', () => {
  it('takes the same events in every process: the numbers are written down', () => {
    const taken = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].filter((id) => isCanary('int_orders', id, 50));
    expect(taken).toMatchInlineSnapshot(`
      [
        "e4",
        "e5",
      ]
    `);
  });

  it('of a smaller percentage is a part of every larger one', () => {
    const percents = fc.tuple(
      fc.double({ min: 0.001, max: 100, noNaN: true }),
      fc.double({ min: 0.001, max: 100, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), percents, (integration, id, [a, b]) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        return !isCanary(integration, id, small) || isCanary(integration, id, large);
      }),
    );
  });

  it('takes near its percentage, whatever the ids look like', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 100, noNaN: true }), fc.nat(), (percent, seed) => {
        const count = 4000;
        const taken = ids(count, seed).filter((id) => isCanary('int_a', id, percent)).length;
        // Five standard deviations of a fair draw.
        const tolerance = 5 * Math.sqrt(count * (percent / 100) * (1 - percent / 100)) + 1;
        return Math.abs(taken - (count * percent) / 100) <= tolerance;
      }),
      { numRuns: 30 },
    );
  });

  it('takes others for another integration, so that the same ten percent do not bear everything', () => {
    const taken = (integration: string) => ids(1000, 1).filter((id) => isCanary(integration, id, 10));
    const [a, b] = [taken('int_a'), new Set(taken('int_b'))];
    expect(a.filter((id) => b.has(id)).length).toBeLessThan(40);
    expect(a.length).toBeGreaterThan(50);
  });

  it('of 100 percent takes everything', () => {
    expect(ids(1000, 2).every((id) => isCanary('int_a', id, 100))).toBe(true);
  });
});
