import type { Fault, Plan } from './FaultProxy.ts';

/**
 * Faults by chance, the same for the same seed: each of the first requests meets one of these, or none, with equal
 * chance; those after them pass.
 */
export function seededPlan(seed: number, faults: readonly Fault[], requests: number): Plan {
  let state = seed;
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (_, count) => (count > requests ? undefined : faults[Math.floor(random() * (faults.length + 1))]);
}
