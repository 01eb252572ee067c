import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../src/expression/compileExpression.ts';
import { analyseNativePattern } from '../../../src/expression/regex/NativePattern.ts';
import { flags, pattern, text } from './patterns.ts';

const replacement = fc.string({
  unit: fc.constantFrom('$', '$', '0', '1', '2', '&', '`', 'x'),
  maxLength: 6,
});

/** What a call answers or how it fails, where the pattern stands in it, and where it comes from a variable. */
function inTwoWays(call: (regex: string) => string, regex: string, text: string): [unknown, unknown] {
  const direct = call(regex);
  const general = `($regex := ${regex}; ${call('$regex')})`;
  return [outcomeOf(direct, text), outcomeOf(general, text)];
}

function outcomeOf(expression: string, text: string): unknown {
  const { mode, evaluate } = compileExpression(expression);
  expect(mode).toBe('compiled');
  try {
    return JSON.stringify(evaluate(text));
  } catch (fault) {
    return (fault as { code: string }).code;
  }
}

describe('a pattern that stands in a call', () => {
  it('finds, splits and replaces what it does when it comes from a variable', () => {
    let native = 0;
    fc.assert(
      fc.property(pattern, flags, text, replacement, (pattern, flags, text, replacement) => {
        const source = new RegExp(pattern).source;
        // The standard's literals know only these flags, and no pattern without anything.
        const regex = `/${source}/${flags.replace('g', '')}`;
        fc.pre(pattern !== '' && !/\[[^\]]*\/|\n/.test(source));
        if (analyseNativePattern(new RegExp(pattern, flags)) !== undefined) native++;
        const calls = [
          (regex: string) => `$split($, ${regex})`,
          (regex: string) => `$match($, ${regex})`,
          (regex: string) => `$contains($, ${regex})`,
          (regex: string) => `$replace($, ${regex}, ${JSON.stringify(replacement)})`,
        ];
        for (const call of calls) {
          const [direct, general] = inTwoWays(call, regex, text);
          expect(direct).toEqual(general);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 600) },
    );
    expect(native).toBeGreaterThan(120);
  });

  it.each([
    ['a', 'g', 0],
    ['^a', '', 0],
    ['^a', 'gm', 0],
    ['(a)(b)?$', '', 2],
    ['a$|b$', '', 0],
    ['a$|b', 'g', 0],
    ['a$', 'gm', 0],
  ])('looks on after a match of /%s/ only where there can be another', (source, flags, groups) => {
    const native = analyseNativePattern(new RegExp(source, flags.includes('m') ? 'gm' : 'g'));
    expect(native?.regExp.flags).toBe(flags);
    expect(native?.groups).toBe(groups);
  });

  it.each(['a*', '$', '(?:)', '\\b', '(?=a)b', '(a)\\1'])(
    'is left to the general code where it is /%s/',
    (source) => {
      expect(analyseNativePattern(new RegExp(source, 'g'))).toBeUndefined();
    },
  );
});
