import { fromMillis } from '../functions/fromMillis.ts';
import { FunctionValue } from './FunctionValue.ts';
import { Signature } from './Signature.ts';

const signatures = { now: Signature.parse('<s?s?:s>'), millis: Signature.parse('<:n>') };

const format = fromMillis.implementation as (...args: unknown[]) => unknown;

/** `$now` and `$millis` of one evaluation: they answer its moment, in epoch milliseconds, however often they are called. */
export function nowFunction(name: 'now' | 'millis', moment: number): FunctionValue {
  if (name === 'millis') return new FunctionValue('builtin', 0, () => moment, signatures.millis);
  return new FunctionValue(
    'builtin',
    2,
    ([picture, timezone]) => format(moment, picture, timezone),
    signatures.now,
  );
}
