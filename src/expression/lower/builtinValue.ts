import { type Code, code } from '../code/Code.ts';
import { builtinFunction } from '../functions/builtinFunction.ts';
import { builtins } from '../functions/builtins.ts';
import { nowFunction } from '../runtime/nowFunction.ts';
import type { Unit } from './Site.ts';

/** The code of a built-in function as a value; undefined when there is none of that name. */
export function builtinValue(name: string, unit: Unit): Code | undefined {
  if (name === 'now' || name === 'millis') {
    return code`${unit.scope.value(nowFunction, 'nowFunction')}(${name}, ${unit.now()})`;
  }
  if (!builtins.has(name)) return undefined;
  const known = unit.builtins.get(name) ?? unit.scope.make(builtinFunction, [name], `${name}Function`);
  unit.builtins.set(name, known);
  return known;
}
