import { expectFinite } from './expectFinite.ts';

/** A value where a condition stands (JSONata standard, "Boolean casting"); missing counts as false. @throws ExpressionFault D1001. */
export function effectiveBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.length > 0;
  if (typeof value === 'number') return expectFinite(value) !== 0 && !Number.isNaN(value);
  if (Array.isArray(value)) return value.some(effectiveBoolean);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
