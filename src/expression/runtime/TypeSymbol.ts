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

const { a: array, s: string, n: number, b: boolean, l: nothing, f: func, o: object, m: missing } = typeBits;

/** The bit of a value's type. */
export function typeBit(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return string;
    case 'number':
      return number;
    case 'boolean':
      return boolean;
    case 'function':
      return func;
    case 'object':
      if (value === null) return nothing;
      if (Array.isArray(value)) return array;
      return value instanceof FunctionValue ? func : object;
    default:
      return missing;
  }
}

const symbols = new Map(Object.entries(typeBits).map(([symbol, bit]) => [bit, symbol as TypeSymbol]));

export function typeSymbol(value: unknown): TypeSymbol {
  return symbols.get(typeBit(value)) as TypeSymbol;
}
