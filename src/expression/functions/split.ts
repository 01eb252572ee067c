import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from '../runtime/Allowance.ts';
import { matchesOf } from '../runtime/matchesOf.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3020 for a negative limit, D1004, T1010 */
export const split: Builtin = {
  name: 'split',
  signature: '<s-(sf)n?:a<s>>',
  arity: 3,
  implementation(text: string | undefined, separator: unknown, limit?: number) {
    if (text === undefined) return undefined;
    if (limit !== undefined) {
      if (limit < 0) throw ExpressionFault.of('D3020', { value: limit });
      if (!(limit > 0)) return [];
    }
    if (typeof separator === 'string') {
      if (separator === '') Allowance.make(Math.min(text.length, limit ?? text.length));
      return text.split(separator, limit);
    }
    return told(() => splitAtMatches(text, separator, limit ?? Number.POSITIVE_INFINITY));
  },
};

function splitAtMatches(text: string, separator: unknown, limit: number): string[] {
  const pieces: string[] = [];
  const matches = matchesOf(separator, text);
  let start = 0;
  // The match after the last one wanted is looked for as well: that may be a fault.
  for (let more = matches.advance(); more && pieces.length < limit; more = matches.advance()) {
    pieces.push(text.substring(start, matches.start));
    start = matches.end;
  }
  if (pieces.length < limit) pieces.push(text.substring(start));
  return pieces;
}
