import { isMap } from './isMap.ts';

/** An own member of a map of data, whatever its name; undefined of anything else. */
export function mapMember(value: unknown, name: string): unknown {
  return isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
