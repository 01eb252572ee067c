import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';
import { FunctionValue } from './FunctionValue.ts';
import { told } from './told.ts';

/** Stands where an argument is left open. */
export const open = Symbol('open argument');

/**
 * @param variable what stands under the name with a dollar sign before it, where the text has none.
 * @throws ExpressionFault T1008 when it is no function, T1007 when the variable would have been something.
 */
export function applyPartially(
  callee: unknown,
  args: readonly unknown[],
  place: FaultPlace,
  variable?: unknown,
): FunctionValue {
  if (callee === undefined && variable) throw ExpressionFault.of('T1007', { ...place });
  if (!(callee instanceof FunctionValue)) throw ExpressionFault.of('T1008', { ...place });
  const given = args.slice(0, callee.arity);
  const places = given.flatMap((arg, index) => (arg === open ? [index] : []));
  return new FunctionValue('lambda', places.length, (rest, context) => {
    const all = given.slice();
    for (const [index, position] of places.entries()) all[position] = rest[index];
    // No signature stands before it here: JavaScript itself may refuse what it is given.
    return told(() => callee.implementation(all, context));
  });
}
