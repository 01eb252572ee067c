import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3030 for a text that is no number. */
export const number: Builtin = {
  name: 'number',
  signature: '<(nsb)-:n>',
  arity: 1,
  implementation(value: unknown) {
    if (typeof value === 'number' || value === undefined) return value;
    if (typeof value === 'string') return parseNumber(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    throw ExpressionFault.of('D3030', { value });
  },
};

const decimal = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;

/**
 * Only the first of these is bound to the start of the text and only the last to its end, as in the package: a text
 * with other things around such a number is not refused but is not a number.
 */
const otherBase = /^0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][0-1]+$/;

export function parseNumber(text: string): number {
  if (decimal.test(text)) {
    const parsed = Number(text);
    if (Number.isFinite(parsed)) return parsed;
  } else if (otherBase.test(text)) {
    return Number(text);
  }
  throw ExpressionFault.of('D3030', { value: text });
}
