import { ExactNumber } from './ExactNumber.ts';

/**
 * A member of a map or list: a number of which digits are remembered comes with them.
 *
 * @param digits those remembered for the container.
 */
export function exactMember(
  value: unknown,
  key: string | number,
  digits: ReadonlyMap<string | number, string> | undefined,
): unknown {
  if (typeof value !== 'number') return value;
  const text = digits?.get(key);
  // A caller may have changed the event since it was read: then the digits are of another value.
  return text !== undefined && Object.is(Number(text), value) ? new ExactNumber(text) : value;
}
