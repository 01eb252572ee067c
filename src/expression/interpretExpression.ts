import jsonata from 'jsonata';
import type { ExpressionBudget } from './ExpressionBudget.ts';
import { ExpressionFault } from './ExpressionFault.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import { LinearRegExp } from './regex/LinearRegExp.ts';
import { restoreRegexes } from './restoreRegexes.ts';

export type Interpreted = (
  input: unknown,
  bindings?: Readonly<Record<string, unknown>>,
  now?: number,
) => Promise<unknown>;

/**
 * Evaluates with the jsonata package. Given `now` (epoch milliseconds), `$now()` and `$millis()` answer that moment
 * instead of the clock's.
 *
 * @throws ExpressionFault (as a rejection) where the standard has an error.
 */
export function interpretExpression(text: string, budget: ExpressionBudget = {}): Interpreted {
  const expression = jsonata(text, {
    ...(budget.timeLimitMs === undefined ? {} : { timeout: budget.timeLimitMs }),
    ...(budget.depthLimit === undefined ? {} : { stack: budget.depthLimit }),
    ...(budget.linearRegex ? { RegexEngine: LinearRegExp as unknown as RegExpConstructor } : {}),
  });
  restoreRegexes(expression.ast() as unknown as ExpressionTree);
  return async (input, bindings, now) => {
    try {
      const clock = now === undefined ? {} : await frozenClock(now);
      return await expression.evaluate(input, { ...clock, ...bindings });
    } catch (thrown) {
      throw ExpressionFault.from(thrown);
    }
  };
}

interface Builtin {
  readonly implementation: (millis: number, picture?: string, timezone?: string) => unknown;
}

let fromMillis: Promise<Builtin> | undefined;

/** The package's functions are reached by evaluating their names; it exports none of them. */
async function frozenClock(now: number): Promise<Record<string, unknown>> {
  fromMillis ??= jsonata('$fromMillis').evaluate(undefined) as Promise<Builtin>;
  const { implementation } = await fromMillis;
  return {
    millis: () => now,
    now: (picture?: string, timezone?: string) => implementation(now, picture, timezone),
  };
}
