import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { expect } from 'vitest';
import { ExpressionFault } from '../../../src/expression/ExpressionFault.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * A function of the jsonata package, without the signature's checks. Its clock stands at `now`. The package exports
 * none of them; evaluating a name gives it.
 */
export async function packageFunction(name: string, now = 0): Promise<AnyFunction> {
  const { implementation } = (await jsonata(`$${name}`).evaluate(undefined)) as {
    implementation: AnyFunction;
  };
  const self = { environment: { timestamp: new Date(now) } };
  return (...args) => implementation.apply(self, args);
}

/**
 * What a call came to, in a form that can be compared. The package's errors without a code are JavaScript's own;
 * ours have a code of the standard's for them.
 */
export function outcomeOf(call: () => unknown): Record<string, unknown> {
  try {
    return { value: call() };
  } catch (thrown) {
    const ours = thrown instanceof ExpressionFault;
    if (!ours && thrown instanceof Error) return { code: 'D3120', value: undefined };
    const { code, value } = thrown as Record<string, unknown>;
    return { code, value };
  }
}

/** An error that is none of the standard's must not count as one of ours. */
export function ourOutcomeOf(call: () => unknown): Record<string, unknown> {
  return outcomeOf(() => {
    try {
      return call();
    } catch (thrown) {
      if (thrown instanceof ExpressionFault) throw thrown;
      return `a bug: ${thrown}`;
    }
  });
}

/** Expects two calls to come to the same, and answers whether that is a fault. Cheap when they do. */
export function expectSameOutcome(ours: () => unknown, theirs: () => unknown): boolean {
  const expected = outcomeOf(theirs);
  const actual = ourOutcomeOf(ours);
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
  return 'code' in expected;
}
