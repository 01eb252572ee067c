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
  const fault = (code: string, message: string, value: unknown) =>
    new ExpressionFault({ code, message, position, token: operator, value });
  for (const side of [left, right]) {
    if (side !== undefined && typeof side !== 'string' && typeof side !== 'number') {
      throw fault(
        'T2010',
        `The expressions either side of operator "${operator}" must evaluate to numeric or string values`,
        side,
      );
    }
  }
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right) {
    throw fault(
      'T2009',
      `The values either side of operator "${operator}" must be of the same data type`,
      left,
    );
  }
  const [a, b] = [left as number, right as number];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}
