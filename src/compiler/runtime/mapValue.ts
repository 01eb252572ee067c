import type { Json } from '../../blueprint/plainValue.ts';
import { ExactNumber } from './ExactNumber.ts';

/**
 * What `values` makes of a present value: the outcome listed for it as a string, else the one for `"*"`, else
 * missing. Lists, maps and bytes are no strings; only `"*"` matches them.
 */
export function mapValue(value: unknown, values: ReadonlyMap<string, Json>): Json | undefined {
  const text =
    value instanceof ExactNumber ? value.text : typeof value === 'object' ? undefined : String(value);
  const listed = text === undefined ? undefined : values.get(text);
  return listed === undefined ? values.get('*') : listed;
}
