import { FunctionValue } from './FunctionValue.ts';

/**
 * The letter that a signature has for a type (JSONata standard, "Function signature syntax"); `l` is null and `m`
 * a missing value, which the standard's own implementation matches against signatures under that name.
 */
export type TypeSymbol = 'a' | 's' | 'n' | 'b' | 'l' | 'f' | 'o' | 'm';

/** One bit for each symbol, so that a choice of types is a sum. */
export const typeBits: Readonly<Record<TypeSymbol, number>> = {
  a: 1,
  s: 2,
  n: 4,
  b: 8,
  l: 16,
  f: 32,
  o: 64,
  m: 128,
};

export function typeSymbol(value: unknown): TypeSymbol {
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'function':
      return 'f';
    case 'object':
      if (value === null) return 'l';
      if (Array.isArray(value)) return 'a';
      return value instanceof FunctionValue ? 'f' : 'o';
    default:
      return 'm';
  }
}
