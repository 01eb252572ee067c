import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../../src/expression/ExpressionFault.ts';
import type { ExpressionTree } from '../../../src/expression/ExpressionTree.ts';
import { parseExpression } from '../../../src/expression/parseExpression.ts';
import { NativeMatcher } from '../../../src/expression/regex/NativeMatcher.ts';
import { type RegexMatch, RegexValue } from '../../../src/expression/runtime/RegexValue.ts';

interface StandardMatch extends Omit<RegexMatch, 'next'> {
  readonly next: () => StandardMatch | undefined;
}

type Closure = (text: unknown, from?: unknown) => StandardMatch | undefined;

describe('RegexValue', () => {
  it('answers the match, its place, its groups and a function for the next one', () => {
    const regex = regexOf('/a(b)?(c)/');
    const match = called(regex, 'xacabc');
    expect(match).toMatchObject({ match: 'ac', start: 1, end: 3, groups: [undefined, 'c'] });
    const next = match?.next.implementation([], undefined);
    expect(next).toMatchObject({ match: 'abc', start: 3, end: 6, groups: ['b', 'c'] });
    expect((next as RegexMatch).next.implementation([], undefined)).toBeUndefined();
    expect(called(regex, 'none')).toBeUndefined();
    expect(regex.arity).toBe(2);
  });

  it('refuses to go on to a match of no length, at the end of the literal', () => {
    const match = called(regexOf('  /a*/'), 'ab');
    expect(match).toMatchObject({ match: 'a' });
    expect(() => match?.next.implementation([], undefined)).toThrow(
      expect.objectContaining({ code: 'D1004', position: 6, value: 'a*' }),
    );
  });

  it('leaves the tree of the parser as it was', () => {
    const { tree } = parsed('/a/');
    called(new RegexValue(new NativeMatcher(tree.value as RegExp), 3), 'aa');
    expect((tree.value as RegExp).lastIndex).toBe(0);
  });

  it('walks through the matches of a text as calling it does', () => {
    const found = regexOf('/(\\d)(x)?/').matches('1x 2 3');
    const seen: unknown[] = [];
    while (found.advance()) seen.push([found.match, found.start, found.end, found.groups()]);
    expect(seen).toEqual([
      ['1x', 0, 2, ['1', 'x']],
      ['2', 3, 4, ['2', undefined]],
      ['3', 5, 6, ['3', undefined]],
    ]);
    expect(regexOf('/x/').matches('').advance()).toBe(false);
    expect(regexOf('/b/i').test('ABC')).toBe(true);
    expect(regexOf('/b/').test('ABC')).toBe(false);
  });

  const literals = [
    '/a/',
    '/a*/',
    '/(a)|(b)/',
    '/b?/',
    '/^a/m',
    '/A(?=B)/i',
    '/(?:)/',
    '/$/',
    '/(.)\\1/',
    '/,/',
  ];
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ',', '\n'), maxLength: 6 });
  const given = fc.oneof(
    { weight: 8, arbitrary: text },
    fc.constantFrom<unknown>(undefined, null, 5, true, { length: 1 }, {}, Object.create(null)),
    fc.array(text, { maxLength: 3 }),
  );
  const from = fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    fc.integer({ min: -1, max: 7 }),
    fc.constantFrom<unknown>('2', 1.5, null, true, Number.POSITIVE_INFINITY, {}, Object.create(null)),
  );
  const step = fc.oneof(fc.record({ call: given, from }), {
    weight: 3,
    arbitrary: fc.record({ next: fc.nat(5) }),
  });

  it('does what the closure of the jsonata package does, also where matches are left and taken up again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...literals),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        async (literal, steps) => {
          const closure = (await jsonata(literal).evaluate(undefined)) as Closure;
          const regex = regexOf(literal);
          const theirs: StandardMatch[] = [];
          const ours: RegexMatch[] = [];
          for (const step of steps) {
            const [ask, expected] =
              'call' in step
                ? [() => called(regex, step.call, step.from), () => closure(step.call, step.from)]
                : [() => nextOf(ours, step.next), () => theirs[step.next % theirs.length]?.next()];
            const answer = outcome(ask, ours);
            expect(answer).toEqual(outcome(expected, theirs));
          }
        },
      ),
      { numRuns: 800 },
    );
  });
});

function parsed(literal: string): { tree: ExpressionTree } {
  const answer = parseExpression(literal);
  if (answer instanceof ExpressionFault) throw answer;
  return answer;
}

function regexOf(literal: string): RegexValue {
  const { tree } = parsed(literal);
  return new RegexValue(new NativeMatcher(tree.value as RegExp), tree.position ?? 0);
}

function called(regex: RegexValue, ...args: unknown[]): RegexMatch | undefined {
  return regex.implementation(args, undefined) as RegexMatch | undefined;
}

function nextOf(matches: readonly RegexMatch[], index: number): RegexMatch | undefined {
  return matches[index % matches.length]?.next.implementation([], undefined) as RegexMatch | undefined;
}

/** What came of one step, without the function for the next; a match is kept for later steps. */
function outcome<Match extends object>(ask: () => Match | undefined, kept: Match[]): unknown {
  try {
    const match = ask();
    if (match === undefined) return undefined;
    kept.push(match);
    return { ...match, next: 'a function' };
  } catch (thrown) {
    const { code, position, value } = thrown as Record<string, unknown>;
    // What JavaScript itself throws in the package gets this code from us.
    return code === undefined || code === 'D3120' ? 'a plain error' : { code, position, value };
  }
}
