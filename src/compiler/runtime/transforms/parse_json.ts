import { ExactParser } from '../../../envelope/ExactParser.ts';
import { ExactNumber } from '../ExactNumber.ts';
import type { Run } from '../Run.ts';
import { fault } from '../TransformFault.ts';

/** A text that is JSON becomes its value; numbers keep their digits. What is no string already is a value. */
export function parse_json(value: unknown, path: string, run: Run): unknown {
  if (typeof value !== 'string') return value;
  try {
    const plain: unknown = JSON.parse(value);
    if (typeof plain === 'number')
      return String(plain) === value.trim() ? plain : new ExactNumber(value.trim());
    if (typeof plain !== 'object') return plain;
    const parser = new ExactParser(value);
    const parsed = parser.parse();
    if (parser.digits.size > 0) run.digits = new Map([...(run.digits ?? []), ...parser.digits]);
    return parsed;
  } catch (error) {
    // A RangeError is a nesting too deep for the stack: no more JSON to us than a SyntaxError is.
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    throw fault('transform/type-mismatch', path, { wanted: 'JSON text', found: 'a string that is none' });
  }
}
