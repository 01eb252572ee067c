import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../../src/expression/compileExpression.ts';
import { evaluateMapping } from './evaluateMapping.ts';
import { growingLists } from './growingLists.ts';
import { growingTexts } from './growingTexts.ts';
import { growingWork } from './growingWork.ts';
import { sharedParts } from './sharedParts.ts';

const messages = {
  characters: 'makes more than 16777216 characters of text',
  items: 'makes more than 2097152 items of lists and objects',
  steps: 'takes more than 4000000 steps',
  depth: 'calls are nested too deep',
};

describe.each([
  ['texts that grow', growingTexts],
  ['lists that grow', growingLists],
  ['work that grows', growingWork],
  ['one part that stands many times', sharedParts],
])('an attack by %s', (_, attacks) => {
  it.each(attacks)('is real without a limit: $idea', ({ expression, properties, small }) => {
    for (const [size, grown] of small) {
      const input = { properties: properties?.(size) ?? {} };
      expect(compileExpression(expression(size)).evaluate(input), `at size ${size}`).toBe(grown);
    }
  });

  it.each(attacks)('meets a limit in a blueprint: $idea', async ({ expression, properties, full, meets }) => {
    const outcome = await evaluateMapping(expression(full), properties?.(full));
    expect(outcome).toMatchObject({
      outcome: 'dead',
      diagnostic: {
        code: 'expression/budget',
        path: 'item.a',
        message: expect.stringContaining(messages[meets]),
      },
    });
  });
});

describe('what is no attack', () => {
  it.each([
    ['a text of a million characters', '$length($pad("", 1000000))', {}, '1000000'],
    ['a list of a hundred thousand numbers', '$sum([1..100000])', {}, '5000050000'],
    [
      'a list joined one by one',
      '$count($reduce([1..1000], function($a, $b) { $append($a, $b) }, []))',
      {},
      '1000',
    ],
    [
      'a text joined one by one',
      '$length($reduce([1..10000], function($a, $b) { $b & "," & $a }, ""))',
      {},
      '48894',
    ],
    [
      'every item met with every other',
      '$count(properties.l@$a.l@$b.($a + $b))',
      { l: Array.from({ length: 300 }, (_, i) => i) },
      '90000',
    ],
    [
      'a sum over a large list',
      '$sum($map(properties.l, function($v) { $v * 2 }))',
      { l: Array.from({ length: 100_000 }, () => 1) },
      '200000',
    ],
    [
      'a function that calls itself as its last step',
      '($f := function($n) { $n = 0 ? 7 : $f($n - 1) }; $f(10000))',
      {},
      '7',
    ],
  ])('is evaluated: %s', async (_, expression, properties, number) => {
    const outcome = await evaluateMapping(expression, properties);
    expect(outcome).toMatchObject({ record: { wire: expect.stringContaining(`"a":{"N":"${number}"}`) } });
  });

  it('goes without the attribute where the mapping says so, and events after it are as ever', async () => {
    const outcome = await evaluateMapping('$pad("", 1e9)');
    expect(outcome.outcome).toBe('dead');
    expect(await evaluateMapping('$pad("x", 3)')).toMatchObject({
      record: { wire: expect.stringContaining('"a":{"S":"x  "}') },
    });
  });
});
