import { readDecimal } from '../DecimalText.ts';
import { describe } from '../describe.ts';
import { ExactNumber } from '../ExactNumber.ts';
import { fault } from '../TransformFault.ts';

/** A string that is a JSON number becomes that number, digit for digit; surrounding white space is passed over. */
export function number(value: unknown, path: string): number | ExactNumber {
  if (typeof value === 'number' || value instanceof ExactNumber) return value;
  const text = typeof value === 'string' ? value.trim() : '';
  if (readDecimal(text) !== undefined) {
    const double = Number(text);
    return String(double) === text ? double : new ExactNumber(text);
  }
  throw fault('transform/type-mismatch', path, { wanted: 'a number', found: describe(value) });
}
