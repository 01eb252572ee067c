import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';

/** The functions of one number, of a number and an exponent, and of none. */
export const numbers: readonly Builtin[] = [
  { name: 'abs', signature: '<n-:n>', arity: 1, implementation: absolute },
  { name: 'floor', signature: '<n-:n>', arity: 1, implementation: floor },
  { name: 'ceil', signature: '<n-:n>', arity: 1, implementation: ceiling },
  { name: 'sqrt', signature: '<n-:n>', arity: 1, implementation: squareRoot },
  { name: 'power', signature: '<n-n:n>', arity: 2, implementation: power },
  { name: 'random', signature: '<:n>', arity: 0, implementation: () => Math.random() },
];

function absolute(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value);
}

function floor(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.floor(value);
}

function ceiling(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.ceil(value);
}

/** @throws ExpressionFault D3060 for a negative number. */
function squareRoot(value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value < 0) throw ExpressionFault.of('D3060', { value });
  return Math.sqrt(value);
}

/** @throws ExpressionFault D3061 for a result that is no finite number. */
function power(value: number | undefined, exponent: number): number | undefined {
  if (value === undefined) return undefined;
  const result = value ** exponent;
  if (!Number.isFinite(result)) throw ExpressionFault.of('D3061', { value });
  return result;
}
