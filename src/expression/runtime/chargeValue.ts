import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';

/**
 * Counts all that a value would come to as text. One list may stand in another many times, so that a few dozen of
 * them are endless once they are written out: whoever does that asks first.
 *
 * @throws ExpressionFault `budget`, D1012
 */
export function chargeValue(value: unknown, indent = 0): void {
  if (typeof value === 'string') Allowance.write(value.length);
  if (typeof value !== 'object' || value === null || value instanceof FunctionValue) return;
  const inner = indent === 0 ? 0 : indent + 2;
  if (Array.isArray(value)) {
    Allowance.make(value.length);
    Allowance.write(value.length * (1 + inner));
    for (let index = 0; index < value.length; index++) chargeValue(value[index], inner);
    return;
  }
  const names = Object.keys(value);
  Allowance.make(names.length);
  for (const name of names) {
    Allowance.write(name.length + 4 + inner);
    chargeValue((value as Record<string, unknown>)[name], inner);
  }
}
