import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../../src/expression/regex/compileRegex.ts';
import { LinearMatcher } from '../../../src/expression/regex/LinearMatcher.ts';
import { NativeMatcher } from '../../../src/expression/regex/NativeMatcher.ts';
import { parseRegex } from '../../../src/expression/regex/parseRegex.ts';
import type { RegexMatcher } from '../../../src/expression/regex/RegexMatcher.ts';
import { flags, pattern, text } from './patterns.ts';

describe('LinearMatcher', () => {
  it.each([0, 4])('finds what RegExp finds, and the same groups (with a patience of %d)', (patience) => {
    let compared = 0;
    fc.assert(
      fc.property(pattern, flags, fc.array(text, { minLength: 1, maxLength: 4 }), (pattern, flags, texts) => {
        const regExp = new RegExp(pattern, flags);
        const linear = linearMatcher(regExp, patience);
        if (linear === undefined) return;
        const native = new NativeMatcher(regExp);
        for (const text of texts) {
          compared++;
          expect(matchesOf(linear, text)).toEqual(matchesOf(native, text));
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 3000) },
    );
    expect(compared).toBeGreaterThan(3000);
  });
});

function linearMatcher(regExp: RegExp, patience?: number): LinearMatcher | undefined {
  const parsed = parseRegex(regExp);
  if ('refused' in parsed) throw new Error(parsed.refused);
  const program = compileRegex(parsed);
  return program && new LinearMatcher(regExp.source, program, patience);
}

/** All matches, as `matchAll` walks through them. */
function matchesOf(matcher: RegexMatcher, text: string): unknown[] {
  const search = matcher.search(text);
  const matches: unknown[] = [];
  let from = 0;
  while (search.find(from)) {
    const { start, end } = search;
    matches.push([start, end, ...search.groups()]);
    from = start === end ? end + 1 : end;
  }
  return matches;
}
