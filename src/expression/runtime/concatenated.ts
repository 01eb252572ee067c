import { castToString } from './castToString.ts';
import { located } from './located.ts';

/**
 * A side of the operator `&` as text: missing is the empty string, the rest is cast as `$string` does.
 *
 * @throws ExpressionFault D3001, D1001
 */
export function concatenated(value: unknown, position: number): string {
  if (value === undefined) return '';
  return located({ position, token: '&' }, () => castToString(value));
}
