import { castToString } from './castToString.ts';
import { located } from './located.ts';

/**
 * The operator `&`: missing counts as the empty string, other values are cast as `$string` does.
 *
 * @throws ExpressionFault D3001, D1001
 */
export function concatenate(left: unknown, right: unknown, position: number): string {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  return located({ position, token: '&' }, () => cast(left) + cast(right));
}

function cast(value: unknown): string {
  return value === undefined ? '' : castToString(value);
}
