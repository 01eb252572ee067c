import { expectFinite } from './expectFinite.ts';
import { isRecord } from './isRecord.ts';

/** A value where a condition stands (JSONata standard, "Boolean casting"); missing counts as false. @throws ExpressionFault D1001. */
export function effectiveBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.length > 0;
  if (typeof value === 'number') return expectFinite(value) !== 0 && !Number.isNaN(value);
  // Every member is looked at, as in the package: one that is infinite is a fault wherever it stands.
  if (Array.isArray(value)) return value.filter(effectiveBoolean).length > 0;
  return isRecord(value) && Object.keys(value).length > 0;
}
