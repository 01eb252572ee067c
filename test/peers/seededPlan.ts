import { seededRandom } from '../seededRandom.ts';
import type { Fault, Plan } from './FaultProxy.ts';

/**
 * Faults by chance, the same for the same seed: each of the first requests meets one of these, or none, with equal
 * chance; those after them pass.
 */
export function seededPlan(seed: number, faults: readonly Fault[], requests: number): Plan {
  const random = seededRandom(seed);
  let count = 0;
  return () => {
    count++;
    return count > requests ? undefined : faults[Math.floor(random() * (faults.length + 1))];
  };
}
