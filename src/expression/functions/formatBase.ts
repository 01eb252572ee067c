import { ExpressionFault } from '../ExpressionFault.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';
import { roundHalfEven } from './round.ts';

/** @throws ExpressionFault D3100 for a base below 2 or beyond 36. */
export const formatBase: Builtin = {
  name: 'formatBase',
  signature: '<n-n?:s>',
  arity: 2,
  implementation(value: number | undefined, base = 10) {
    if (value === undefined) return undefined;
    const radix = roundHalfEven(base);
    if (radix < 2 || radix > 36) throw ExpressionFault.of('D3100', { value: radix });
    return told(() => roundHalfEven(value).toString(radix));
  },
};
