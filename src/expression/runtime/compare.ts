import { ExpressionFault } from '../ExpressionFault.ts';

export type Comparison = '<' | '<=' | '>' | '>=';

/**
 * Order of two numbers or two strings; missing when either side is missing.
 *
 * @throws ExpressionFault T2010 when a side is neither, T2009 when their types differ.
 */
export function compare(
  left: unknown,
  right: unknown,
  operator: Comparison,
  position: number,
): boolean | undefined {
  expectComparable(left, operator, position);
  expectComparable(right, operator, position);
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right) {
    throw ExpressionFault.of('T2009', { value: left, value2: right, position, token: operator });
  }
  const [a, b] = [left as number, right as number];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

function expectComparable(side: unknown, operator: Comparison, position: number): void {
  if (side !== undefined && typeof side !== 'string' && typeof side !== 'number')
    throw ExpressionFault.of('T2010', { value: side, position, token: operator });
}
