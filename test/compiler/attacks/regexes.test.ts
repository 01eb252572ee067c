import { describe, expect, it } from 'vitest';
import { compileBlueprint } from '../../../src/compiler/compileBlueprint.ts';
import { VisitedPlaces } from '../../../src/expression/regex/VisitedPlaces.ts';
import { evaluateMapping } from './evaluateMapping.ts';

/** Patterns that JavaScript's own engine tries in as many ways as there are: twice as many with every letter. */
const evil: readonly [pattern: string, piece: string, end: string][] = [
  ['^(a+)+$', 'a', '!'],
  ['^(a|aa)+$', 'a', '!'],
  ['^(a|a)*$', 'a', '!'],
  ['^(.*a){12}$', 'a', '!'],
  ['^([a-z]+)*@', 'a', ' '],
  ['^(?:\\w+\\s?)+$', 'a', '!'],
  ['(x+x+)+y', 'x', ''],
  ['^(?:(?:a?){3}){3}a+$', 'a', '!'],
  ['^\\s+|\\s+$x', ' ', 'y'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a', ''],
];

describe('a regular expression that is evil', () => {
  it.each(evil)('answers as JavaScript does where that ends: %s', async (pattern, piece, end) => {
    for (const text of ['', piece, piece.repeat(7), piece.repeat(7) + end]) {
      expect(await evaluateMapping(`$contains(properties.s, /${pattern}/)`, { s: text })).toMatchObject({
        record: { wire: expect.stringContaining(`"a":{"BOOL":${new RegExp(pattern).test(text)}}`) },
      });
    }
  });

  it.each(evil)(
    'answers in time in proportion to a text of a hundred thousand letters: %s',
    async (pattern, piece, end) => {
      const properties = { s: piece.repeat(100_000) + end };
      const outcome = await evaluateMapping(`$contains(properties.s, /${pattern}/)`, properties);
      expect(outcome).toMatchObject({
        record: { wire: expect.stringMatching(/"a":\{"BOOL":(?:true|false)\}/) },
      });
    },
  );

  it.each([
    ['(?=a)'],
    ['(?!a)'],
    ['(?<=a)b'],
    ['(?<!a)b'],
    ['(a)\\1'],
    ['(?<n>a)\\k<n>'],
    ['(?:(?:a{1000}){1000}){1000}'],
  ])('is refused where it cannot run so: %s', (pattern) => {
    const compiled = compileBlueprint(
      JSON.stringify({
        key: { partition: 'id' },
        item: { id: 'event_id', a: { expr: `$contains(a, /${pattern}/)` } },
      }),
    );
    expect(compiled).toMatchObject({ ok: false, diagnostics: [{ code: 'expression/regex-refused' }] });
  });

  it('is told as a matter of the budget where it needs too much memory', () => {
    expect(() => new VisitedPlaces(2 ** 16, 0, 2 ** 16)).toThrow(expect.objectContaining({ code: 'budget' }));
  });
});
