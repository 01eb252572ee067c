import type { Json } from '../../../blueprint/plainValue.ts';

/** A mapping that is a path alone is written as people do. @param path of the mapping in the blueprint. */
export function shortForm(path: readonly string[], value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  const [[name, member] = []] = members;
  const isMapping = path.length > 1;
  return isMapping && members.length === 1 && name === 'from' && typeof member === 'string' ? member : value;
}
