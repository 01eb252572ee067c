import { Allowance } from './Allowance.ts';
/** The operator `in`: whether a list holds the very value; a missing side makes it false. */
export function includes(value: unknown, list: unknown): boolean {
  if (value === undefined || list === undefined) return false;
  if (!Array.isArray(list)) return value === list;
  Allowance.read(list);
  for (const item of list) if (item === value) return true;
  return false;
}
