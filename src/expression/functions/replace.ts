import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from '../runtime/Allowance.ts';
import { applyFunction } from '../runtime/applyFunction.ts';
import { CalledMatches } from '../runtime/CalledMatches.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';
import { matchesOf } from '../runtime/matchesOf.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';
import { expandReplacement } from './expandReplacement.ts';

/**
 * @throws ExpressionFault D3010 for an empty pattern, D3011 for a negative limit, D3012 for a replacement that is no
 * text, D1004, T1010
 */
export const replace: Builtin = {
  name: 'replace',
  signature: '<s-(sf)(sf)n?:s>',
  arity: 4,
  implementation(
    text: string | undefined,
    pattern: unknown,
    replacement: unknown,
    limit = Number.POSITIVE_INFINITY,
  ) {
    if (text === undefined) return undefined;
    if (pattern === '') throw ExpressionFault.of('D3010', { value: pattern });
    if (limit < 0) throw ExpressionFault.of('D3011', { value: limit });
    if (!(limit > 0)) return text;
    if (typeof pattern === 'string') return replaceText(text, pattern, replacement, limit);
    return told(() =>
      typeof replacement === 'string'
        ? replaceMatches(text, pattern, replacement, limit)
        : replaceByFunction(text, pattern, replacement, limit),
    );
  },
};

function replaceText(text: string, pattern: string, replacement: unknown, limit: number): string {
  let result = '';
  let position = 0;
  let index = text.indexOf(pattern);
  for (let count = 0; index >= 0 && count < limit; count++) {
    const put = plainReplacement(replacement);
    Allowance.write(put.length);
    result += text.substring(position, index) + put;
    position = index + pattern.length;
    index = text.indexOf(pattern, position);
  }
  return result + text.substring(position);
}

/** A missing replacement is put in as JavaScript shows it, as by the package, which would show a function's code too. */
function plainReplacement(replacement: unknown): string {
  if (typeof replacement === 'string') return replacement;
  if (replacement === undefined) return 'undefined';
  throw ExpressionFault.of('D3012', { value: replacement });
}

function replaceMatches(text: string, pattern: unknown, replacement: string, limit: number): string {
  const matches = matchesOf(pattern, text);
  let result = '';
  let position = 0;
  let count = 0;
  // The match after the last one wanted is looked for as well: that may be a fault.
  for (let more = matches.advance(); more && count < limit; more = matches.advance()) {
    result += text.substring(position, matches.start) + expandReplacement(replacement, matches);
    position = matches.start + matches.match.length;
    count++;
  }
  return result + text.substring(position);
}

/** The function gets a match as the pattern has answered it. */
function replaceByFunction(text: string, pattern: unknown, replacement: unknown, limit: number): string {
  const matches = new CalledMatches(pattern, text);
  let result = '';
  let position = 0;
  let count = 0;
  for (let more = matches.advance(); more && count < limit; more = matches.advance()) {
    result += text.substring(position, matches.start) + replacedBy(replacement, matches.current);
    position = matches.start + matches.match.length;
    count++;
  }
  return result + text.substring(position);
}

function replacedBy(replacement: unknown, match: unknown): string {
  if (!(replacement instanceof FunctionValue)) throw new TypeError('the replacement is missing');
  const replaced = applyFunction(replacement, [match], null);
  if (typeof replaced !== 'string') throw ExpressionFault.of('D3012', { value: replaced });
  return replaced;
}
