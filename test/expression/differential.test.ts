import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/compileExpression.ts';
import { data, subsetExpression } from './arbitraries.ts';
import { comparable, outcomeOf } from './outcomeOf.ts';

const numRuns = process.env.PATCHBAY_LONG === '1' ? 200_000 : 5_000;

describe('a compiled expression', () => {
  it('answers what the jsonata package answers: value, or code, position and token', async () => {
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(subsetExpression, data, async (text, input) => {
        const expression = compileExpression(text);
        if (expression.mode === 'compiled') compiled++;
        const before = comparable(input);
        const ours = await outcomeOf(() => expression.evaluate(input));
        const theirs = await outcomeOf(() => jsonata(text).evaluate(input));
        expect(ours).toEqual(theirs);
        expect(comparable(input)).toEqual(before);
      }),
      { numRuns },
    );
    expect(compiled).toBeGreaterThan(numRuns * 0.8);
  });

  it('collapses a sequence of one only after all lists within lists were looked through', async () => {
    const input = [[{ a: [[]] }]];
    expect(compileExpression('a').evaluate(input)).toEqual(await jsonata('a').evaluate(input));
  });

  it('says at compile time what does not parse, with code, position and token', async () => {
    const broken = fc.tuple(
      subsetExpression,
      fc.constantFrom('(', ')', '=', '"', '`', '..', '[', '?', '#'),
      fc.nat(40),
    );
    await fc.assert(
      fc.asyncProperty(broken, async ([text, piece, place]) => {
        const damaged = text.slice(0, place) + piece + text.slice(place);
        const theirs = await outcomeOf(() => jsonata(damaged) && 'parses');
        const ours = await outcomeOf(() => compileExpression(damaged) && 'parses');
        expect(ours).toEqual(theirs);
      }),
      { numRuns: numRuns / 10 },
    );
  });
});
