import { expectFinite } from './expectFinite.ts';

/** @throws ExpressionFault D1001 for an infinite number: it is told where it is consumed, not where it arose. */
export function isNumeric(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(expectFinite(value));
}
