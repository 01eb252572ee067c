import { ExpressionFault } from '../ExpressionFault.ts';

/** A number where one is consumed. @throws ExpressionFault D1001 when it is infinite. */
export function expectFinite(value: number, place: { position?: number; token?: string } = {}): number {
  if (value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY) return value;
  throw ExpressionFault.of('D1001', { value, ...place });
}
