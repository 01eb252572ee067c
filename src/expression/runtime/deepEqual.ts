import { Allowance } from './Allowance.ts';
/** Equality of the operators `=` and `!=`: by value, members of objects in any order. */
export function deepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) && Array.isArray(right)) {
    Allowance.spend(left.length);
    return left.length === right.length && left.every((item, index) => deepEqual(item, right[index]));
  }
  // A list and a map compare by their own property names, of which a list has its length, as the standard's
  // implementation does.
  const names = Object.getOwnPropertyNames(left);
  Allowance.spend(names.length);
  return (
    names.length === Object.getOwnPropertyNames(right).length &&
    names.every(
      (name) =>
        Object.hasOwn(right, name) &&
        deepEqual((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
    )
  );
}
