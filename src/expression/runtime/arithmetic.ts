import { ExpressionFault } from '../ExpressionFault.ts';
import { isNumeric } from './isNumeric.ts';
import { located } from './located.ts';

export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** @throws ExpressionFault T2001, T2002 for operands that are no numbers, D1001 for infinite ones. */
export function arithmetic(left: unknown, right: unknown, operator: Arithmetic, position: number): unknown {
  return located({ position, token: operator }, () => {
    if (left !== undefined && !isNumeric(left))
      throw ExpressionFault.of('T2001', { value: left, token: operator });
    if (right !== undefined && !isNumeric(right))
      throw ExpressionFault.of('T2002', { value: right, token: operator });
    if (left === undefined || right === undefined) return undefined;
    return operations[operator](left as number, right as number);
  });
}

const operations: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};
