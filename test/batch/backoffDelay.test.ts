import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffDelay } from '../../src/batch/backoffDelay.ts';

describe('backoffDelay', () => {
  it('doubles its ceiling with each failure, up to the cap', () => {
    const ceilings = [1, 2, 3, 4, 5, 2000].map((failures) =>
      backoffDelay({ base: 100, cap: 1000 }, failures, () => 1),
    );
    expect(ceilings).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it('takes anything from nothing to the ceiling', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), chance, (failures, random) => {
        const delay = backoffDelay({ base: 100, cap: 30_000 }, failures, () => random);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThan(30_000);
      }),
    );
    expect(backoffDelay({ base: 100, cap: 1000 }, 3, () => 0)).toBe(0);
  });
});
