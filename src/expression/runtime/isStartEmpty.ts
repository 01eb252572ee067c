import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * Whether a list in brackets at the start of a path leaves nothing for its steps. Predicates behind the brackets may
 * have made any value of it; the package asks each for its length.
 *
 * @throws ExpressionFault for null; the standard has no code for that.
 */
export function isStartEmpty(list: unknown): boolean {
  if (list === null) throw ExpressionFault.from(new TypeError('null has no length'));
  return list === undefined || (list as { readonly length?: unknown }).length === 0;
}
