import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearMatcher } from '../../../src/expression/regex/LinearMatcher.ts';
import { NativeMatcher } from '../../../src/expression/regex/NativeMatcher.ts';
import { parseRegex } from '../../../src/expression/regex/parseRegex.ts';
import type { RegexMatcher, RegexSearch } from '../../../src/expression/regex/RegexMatcher.ts';
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
          const expected = matchesOf(native, text);
          expect(matchesOf(linear, text)).toEqual(expected);
          const places = expected.map((match) => match.slice(0, 2));
          expect(matchesOf(linear, text, false).map((match) => match.slice(0, 2))).toEqual(places);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 3000) },
    );
    expect(compared).toBeGreaterThan(3000);
  });

  it('finds the same wherever it is told to search from, also before its last match', () => {
    const froms = fc.array(fc.nat(10), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(pattern, flags, text, froms, (pattern, flags, text, froms) => {
        const regExp = new RegExp(pattern, flags);
        const linear = linearMatcher(regExp, 0)?.search(text);
        if (linear === undefined) return;
        const native = new NativeMatcher(regExp).search(text);
        const found = (search: RegexSearch, from: number) =>
          search.find(from) && [search.start, search.end, ...search.groups()];
        for (const from of froms) expect(found(linear, from)).toEqual(found(native, from));
      }),
      { numRuns: Number(process.env.RUNS ?? 2000) },
    );
  });
});

function linearMatcher(regExp: RegExp, patience?: number): LinearMatcher | undefined {
  const parsed = parseRegex(regExp);
  if ('refused' in parsed) throw new Error(parsed.refused);
  return LinearMatcher.of(regExp.source, parsed, patience);
}

type Match = readonly [start: number, end: number, ...groups: unknown[]];

/** All matches, as `matchAll` walks through them. */
function matchesOf(matcher: RegexMatcher, text: string, withGroups = true): Match[] {
  const search = matcher.search(text, withGroups);
  const matches: Match[] = [];
  let from = 0;
  while (search.find(from)) {
    const { start, end } = search;
    matches.push([start, end, ...search.groups()]);
    from = start === end ? end + 1 : end;
  }
  return matches;
}
