import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';
import { FunctionValue } from './FunctionValue.ts';
import { told } from './told.ts';

/** Stands where an argument is left open. */
export const open = Symbol('open argument');

/** @throws ExpressionFault T1007 when nothing is found under a name whose variable would have been something. */
export function expectPartial(callee: unknown, variable: unknown, place: FaultPlace): unknown {
  if (callee === undefined && variable) throw ExpressionFault.of('T1007', { ...place });
  return callee;
}

/** @throws ExpressionFault T1008 when it is no function. */
export function applyPartially(callee: unknown, args: readonly unknown[], place: FaultPlace): FunctionValue {
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
