import { code } from './code/Code.ts';
import { linkFunction } from './code/linkFunction.ts';
import { Scope } from './code/Scope.ts';
import { ExpressionFault } from './ExpressionFault.ts';
import { type ExpressionBudget, interpretExpression } from './interpretExpression.ts';
import { lowerExpression, readPathOf } from './lowerExpression.ts';
import { parseExpression } from './parseExpression.ts';

export interface CompiledExpression {
  readonly mode: 'compiled' | 'interpreted';
  /**
   * Evaluates over one input, never changing it. A promise only when the mode is `interpreted`.
   *
   * @throws ExpressionFault with `code`, `position` and `token` where the standard has an error.
   */
  evaluate(input: unknown, bindings?: Readonly<Record<string, unknown>>): unknown;
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
  const scope = new Scope();
  const input = scope.locals()('input');
  const lowered = lowerExpression(parsed.tree, scope, readPathOf(input, scope));
  if (lowered === undefined) return { mode: 'interpreted', evaluate: interpretExpression(text, budget) };
  const evaluate = linkFunction<(input: unknown) => unknown>(code`return (${input}) => ${lowered};`, scope);
  return { mode: 'compiled', evaluate };
}
