import { ExpressionFault } from '../ExpressionFault.ts';
import { type TypeSymbol, typeBit, typeBits } from './TypeSymbol.ts';

/**
 * An argument where a list is asked for: a single value becomes a list of one, a missing one stays missing.
 *
 * @param matched the type that the signature took it for.
 * @param run the types of all arguments that the same parameter takes, of which this is one.
 * @param subtype what the items have to be, as the signature says it; undefined for anything.
 * @throws ExpressionFault T0412 when an item is something else.
 */
export function listArgument(
  value: unknown,
  matched: TypeSymbol,
  run: string,
  subtype: string | undefined,
  index: number,
): unknown {
  if (matched === 'm') return undefined;
  if (subtype !== undefined) {
    const fits = matched === 'a' ? holdsOnly(value, subtype[0]) : run === subtype;
    if (!fits) {
      const type = plurals[subtype] ?? `type ${subtype}`;
      throw ExpressionFault.of('T0412', { value, index: index + 1, type });
    }
  }
  return matched === 'a' ? value : [value];
}

function holdsOnly(items: unknown, symbol: string | undefined): boolean {
  if (!Array.isArray(items)) return false;
  const bit = typeBits[symbol as TypeSymbol];
  for (let index = 0; index < items.length; index++) {
    if (typeBit(items[index]) !== bit) return false;
  }
  return true;
}

const plurals: Readonly<Partial<Record<string, string>>> = {
  a: 'arrays',
  b: 'booleans',
  f: 'functions',
  n: 'numbers',
  o: 'objects',
  s: 'strings',
} satisfies Partial<Record<TypeSymbol, string>>;
