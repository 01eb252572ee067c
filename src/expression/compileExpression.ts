import { type Code, code, indentCode } from './code/Code.ts';
import { linkFunction } from './code/linkFunction.ts';
import { Scope } from './code/Scope.ts';
import type { ExpressionBudget } from './ExpressionBudget.ts';
import { ExpressionFault } from './ExpressionFault.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import { builtins } from './functions/builtins.ts';
import { interpretExpression } from './interpretExpression.ts';
import { Body } from './lower/Body.ts';
import { itemContext } from './lower/itemContext.ts';
import { lowerExpression } from './lowerExpression.ts';
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
  if (whyInterpreted(parsed.tree) !== undefined) {
    return { mode: 'interpreted', evaluate: interpretExpression(text, budget) };
  }
  const isBounded = budget.timeLimitMs !== undefined || budget.depthLimit !== undefined;
  const plain = link(parsed.tree);
  /** For bindings that hide built-in functions: compiled when they first occur. */
  const others = new Map<string, Evaluate>();
  const evaluatorFor = (bindings: Bindings): Evaluate => {
    const hidden = Object.keys(bindings).filter((name) => builtins.has(name) || clocks.has(name));
    if (hidden.length === 0) return plain;
    const key = JSON.stringify(hidden.sort());
    const known = others.get(key) ?? link(parsed.tree, new Set(hidden));
    others.set(key, known);
    return known;
  };
  return {
    mode: 'compiled',
    evaluate(input, bindings) {
      const evaluate = bindings === undefined ? plain : evaluatorFor(bindings);
      try {
        if (!isBounded) return evaluate(input, bindings, Date.now());
        return Allowance.during(budget, () => evaluate(input, bindings, Date.now()));
      } catch (thrown) {
        throw thrown instanceof RangeError ? ExpressionFault.of('D1011') : thrown;
      }
    },
  };
}

const clocks: ReadonlySet<string> = new Set(['now', 'millis']);

type Evaluate = (input: unknown, bindings: Bindings | undefined, now: number) => unknown;

function link(tree: ExpressionTree, hidden?: ReadonlySet<string>): Evaluate {
  const scope = new Scope();
  return linkFunction<Evaluate>(code`return ${evaluatorCode(tree, scope, hidden)};`, scope);
}

function evaluatorCode(tree: ExpressionTree, scope: Scope, hidden: ReadonlySet<string> = new Set()): Code {
  const name = scope.locals();
  const [input, bindings, now] = [name('input'), name('bindings'), name('now')];
  const body = new Body(name);
  const root = itemContext(input, scope, { isRoot: true, isData: true });
  const value = lowerExpression(tree, { scope, name, body, root, now, bindings, hidden });
  return code`(${input}, ${bindings}, ${now}) => {\n${indentCode(body.returning(value.code))}\n}`;
}
