import { ExpressionFault } from '../ExpressionFault.ts';
import { expectFinite } from './expectFinite.ts';
import { isNumeric } from './isNumeric.ts';
import { located } from './located.ts';

export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** @throws ExpressionFault T2001, T2002 for operands that are no numbers, D1001 for infinite ones. */
export function arithmetic(left: unknown, right: unknown, operator: Arithmetic, position: number): unknown {
  if (!isOperand(left) || !isOperand(right)) return fault(left, right, operator, position);
  if (left === undefined || right === undefined) return undefined;
  return operations[operator](left, right);
}

function isOperand(value: unknown): value is number | undefined {
  return value === undefined || Number.isFinite(value);
}

function fault(left: unknown, right: unknown, token: Arithmetic, position: number): never {
  return located({ position, token }, () => {
    if (left !== undefined && !isNumeric(left)) throw ExpressionFault.of('T2001', { value: left, token });
    if (typeof right === 'number') expectFinite(right);
    throw ExpressionFault.of('T2002', { value: right, token });
  });
}

const operations: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};
