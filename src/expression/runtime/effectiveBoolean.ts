import { Allowance } from './Allowance.ts';
import { expectFinite } from './expectFinite.ts';
import { isRecord } from './isRecord.ts';

/** A value where a condition stands (JSONata standard, "Boolean casting"); missing counts as false. @throws ExpressionFault D1001. */
export function effectiveBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.length > 0;
  if (typeof value === 'number') return expectFinite(value) !== 0 && !Number.isNaN(value);
  if (Array.isArray(value)) return anyTrue(value);
  return isRecord(value) && Object.keys(value).length > 0;
}

function anyTrue(list: readonly unknown[]): boolean {
  let inner: readonly unknown[] = list;
  while (inner.length === 1 && Array.isArray(inner[0])) inner = inner[0];
  // Every item is looked at, as in the package: one that is infinite is a fault wherever it stands.
  Allowance.spend(inner.length);
  return inner.filter(effectiveBoolean).length > 0;
}
