import { ExpressionFault } from '../ExpressionFault.ts';
import { isNumeric } from './isNumeric.ts';

/** @throws ExpressionFault D1002 when it is no number, D1001 when it is infinite. */
export function negate(value: unknown, position: number): unknown {
  if (value === undefined) return undefined;
  if (isNumeric(value)) return -value;
  throw ExpressionFault.of('D1002', { position, token: '-', value });
}
