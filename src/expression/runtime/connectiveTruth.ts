import { ExpressionFault } from '../ExpressionFault.ts';
import { effectiveBoolean } from './effectiveBoolean.ts';

/** A side of `and` or `or` as true or false. @throws ExpressionFault D1001, told of the operator. */
export function connectiveTruth(value: unknown, position: number, token: string): boolean {
  if (typeof value === 'boolean') return value;
  try {
    return effectiveBoolean(value);
  } catch (thrown) {
    throw thrown instanceof ExpressionFault ? thrown.at({ position, token }) : thrown;
  }
}
