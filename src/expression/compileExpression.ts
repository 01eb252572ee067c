import type { ExpressionBudget } from './ExpressionBudget.ts';
import { ExpressionFault } from './ExpressionFault.ts';
import { interpretExpression } from './interpretExpression.ts';
import { isCounted } from './isCounted.ts';
import { type Evaluate, linkExpression } from './linkExpression.ts';
import { parseExpression } from './parseExpression.ts';
import { Allowance } from './runtime/Allowance.ts';
import { whyInterpreted } from './whyInterpreted.ts';

type Bindings = Readonly<Record<string, unknown>>;

export interface CompiledExpression {
  readonly mode: 'compiled' | 'interpreted';
  /**
   * Evaluates over one input, never changing it. A promise only when the mode is `interpreted`.
   *
   * @throws ExpressionFault with `code`, `position` and `token` where the standard has an error.
   */
  evaluate(input: unknown, bindings?: Bindings): unknown;
}

/**
 * Compiles JSONata text to a function. Without a budget it behaves exactly as the standard says, however long that
 * takes.
 *
 * @throws ExpressionFault when the text does not parse.
 */
export function compileExpression(text: string, budget: ExpressionBudget = {}): CompiledExpression {
  const parsed = parseExpression(text);
  if (parsed instanceof ExpressionFault) throw parsed;
  const { tree } = parsed;
  if (whyInterpreted(tree, budget) !== undefined) {
    return { mode: 'interpreted', evaluate: interpretExpression(text, budget) };
  }
  return { mode: 'compiled', evaluate: within(budget, linkExpression(tree, budget)) };
}

/** Keeps an evaluation within its budget; without one there is nothing to keep. */
function within(budget: ExpressionBudget, evaluate: Evaluate): Evaluate {
  if (!isCounted(budget)) return evaluate;
  return (input, bindings) => Allowance.during(budget, () => evaluate(input, bindings));
}
