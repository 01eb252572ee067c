import { Allowance } from './Allowance.ts';

/**
 * What a predicate or an object behind a list in brackets at the start of a path has come to, as the path goes
 * through it: anything that says how long it is, as in the package. Data may say that it is endless.
 */
export function listAtStart(found: unknown): unknown {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return found;
  const { length } = Object.hasOwn(found, 'length') ? (found as { length: unknown }) : { length: undefined };
  if (typeof length === 'number') Allowance.make(length);
  return found;
}
