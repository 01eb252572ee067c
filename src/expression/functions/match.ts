import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from '../runtime/Allowance.ts';
import { matchesOf } from '../runtime/matchesOf.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3040 for a negative limit, D1004, T1010 */
export const match: Builtin = {
  name: 'match',
  signature: '<s-f<s:o>n?:a<o>>',
  arity: 3,
  implementation(text: string | undefined, matcher: unknown, limit = Number.POSITIVE_INFINITY) {
    if (text === undefined) return undefined;
    if (limit < 0) throw ExpressionFault.of('D3040', { value: limit });
    return limit > 0 ? told(() => allMatches(text, matcher, limit)) : Sequence.empty();
  },
};

function allMatches(text: string, matcher: unknown, limit: number): unknown[] {
  const found = Sequence.empty();
  const matches = matchesOf(matcher, text);
  // The match after the last one wanted is looked for as well: that may be a fault.
  for (let more = matches.advance(); more && found.length < limit; more = matches.advance()) {
    const entry: Record<string, unknown> = Object.create(null);
    entry.match = matches.match;
    entry.index = matches.start;
    entry.groups = matches.groups();
    Allowance.make(1);
    found.push(entry);
  }
  return found;
}
