import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { builtins } from '../../../src/expression/functions/builtins.ts';
import { argumentsFor, contexts } from './arguments.ts';
import { type Outcome, ours, theirs } from './builtinOutcome.ts';

const numRuns = process.env.PATCHBAY_LONG === '1' ? 20_000 : 400;

/** Every run of these answers something else. */
const random = new Set(['random', 'shuffle']);

describe('the library of functions', () => {
  it.each([...builtins.keys()].filter((name) => !random.has(name)))(
    '$%s answers and refuses what the package answers and refuses',
    async (name) => {
      const { signature } = builtins.get(name) as { signature: string };
      const seen: Outcome[] = [];
      await fc.assert(
        fc.asyncProperty(argumentsFor(signature), contexts, async (args, context) => {
          const outcome = ours(name, args, context);
          expect(outcome).toEqual(await theirs(name, args, context));
          seen.push(outcome);
        }),
        { numRuns },
      );
      const answered = seen.filter((outcome) => 'value' in outcome && outcome.value !== undefined);
      if (name !== 'error' && name !== 'assert') expect(answered.length).toBeGreaterThan(numRuns / 5);
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
