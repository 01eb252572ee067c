import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { builtins } from '../../../src/expression/functions/builtins.ts';
import { type Argument, argumentsFor, contexts } from './arguments.ts';
import { type Outcome, ours, theirs } from './builtinOutcome.ts';

const numRuns = process.env.PATCHBAY_LONG === '1' ? 20_000 : 400;

/** Every run of the first answers something else; pictures have tests of their own. */
const random = ['random', 'shuffle'];
const pictures = ['formatNumber', 'formatInteger', 'parseInteger', 'toMillis', 'fromMillis'];
const comparable = [...builtins.keys()].filter((name) => ![...random, ...pictures].includes(name));

/** Where the package takes the source of one of its own functions for a text; ours refuses, or takes another text. */
function showsSource(args: readonly Argument[], standard: Outcome): boolean {
  if (args[0]?.text !== undefined && args[1]?.text?.startsWith('/') === true) return true;
  return 'value' in standard && String(standard.value).includes('async function');
}

describe('the library of functions', () => {
  it.each(comparable)(
    '$%s answers and refuses what the package answers and refuses',
    async (name) => {
      const { signature } = builtins.get(name) as { signature: string };
      const seen: Outcome[] = [];
      await fc.assert(
        fc.asyncProperty(argumentsFor(signature), contexts, async (args, context) => {
          const standard = await theirs(name, args, context);
          fc.pre(!showsSource(args, standard));
          const outcome = ours(name, args, context);
          expect(outcome).toEqual(standard);
          seen.push(outcome);
        }),
        { numRuns },
      );
      const answered = seen.filter((outcome) => 'value' in outcome && outcome.value !== undefined);
      if (name !== 'error' && name !== 'assert') expect(answered.length).toBeGreaterThan(numRuns / 80);
    },
    120_000,
  );

  it.each([...builtins.keys()])('$%s takes as many arguments from functions that call it', async (name) => {
    const standard = (await jsonata(`$${name}`).evaluate(undefined)) as {
      implementation: (...args: unknown[]) => unknown;
      signature: { definition: string };
    };
    expect(builtins.get(name)).toMatchObject({
      arity: standard.implementation.length,
      signature: standard.signature.definition,
    });
  });
});
