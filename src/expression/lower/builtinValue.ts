import { type Code, code } from '../code/Code.ts';
import { builtins } from '../functions/builtins.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';
import { nowFunction } from '../runtime/nowFunction.ts';
import { Signature } from '../runtime/Signature.ts';
import type { Unit } from './Site.ts';

/** The code of a built-in function as a value; undefined when there is none of that name. */
export function builtinValue(name: string, unit: Unit): Code | undefined {
  if (name === 'now' || name === 'millis') {
    return code`${unit.scope.value(nowFunction, 'nowFunction')}(${name}, ${unit.now})`;
  }
  const known = unit.builtins.get(name) ?? makeValue(name);
  if (known === undefined) return undefined;
  unit.builtins.set(name, known);
  return unit.scope.value(known, `${name}Function`);
}

function makeValue(name: string): FunctionValue | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined) return undefined;
  const implementation = builtin.implementation as (...args: unknown[]) => unknown;
  return new FunctionValue(
    'builtin',
    builtin.arity,
    (args) => implementation(...args),
    Signature.parse(builtin.signature),
  );
}
