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
import { neverFaults } from './lower/neverFaults.ts';
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
  const { tree } = parsed;
  if (whyInterpreted(tree, budget) !== undefined) {
    return { mode: 'interpreted', evaluate: interpretExpression(text, budget) };
  }
  return { mode: 'compiled', evaluate: guarded(tree, budget, withBindings(tree, budget)) };
}

type Evaluate = (input: unknown, bindings?: Bindings) => unknown;

/** Functions are compiled again for bindings that hide built-in ones, when such bindings first occur. */
function withBindings(tree: ExpressionTree, budget: ExpressionBudget): Evaluate {
  const plain = link(tree, budget, new Set());
  if (!usesVariables(tree)) return plain;
  const others = new Map<string, Evaluate>();
  return (input, bindings) => {
    if (bindings === undefined) return plain(input);
    const hidden = Object.keys(bindings).filter(isBuiltin).sort();
    if (hidden.length === 0) return plain(input, bindings);
    const key = hidden.join(' ');
    const evaluate = others.get(key) ?? link(tree, budget, new Set(hidden));
    others.set(key, evaluate);
    return evaluate(input, bindings);
  };
}

/** Keeps an evaluation within its budget, and makes a fault of a stack that is too deep. */
function guarded(tree: ExpressionTree, budget: ExpressionBudget, evaluate: Evaluate): Evaluate {
  const isBounded = budget.timeLimitMs !== undefined || budget.depthLimit !== undefined;
  if (!isBounded && tree.type === 'path' && neverFaults(tree)) return evaluate;
  return (input, bindings) => {
    try {
      return isBounded
        ? Allowance.during(budget, () => evaluate(input, bindings))
        : evaluate(input, bindings);
    } catch (thrown) {
      throw thrown instanceof RangeError ? ExpressionFault.of('D1011') : thrown;
    }
  };
}

function isBuiltin(name: string): boolean {
  return builtins.has(name) || name === 'now' || name === 'millis';
}

function link(
  tree: ExpressionTree,
  { linearRegex = false }: ExpressionBudget,
  hidden: ReadonlySet<string>,
): Evaluate {
  const scope = new Scope();
  const name = scope.locals();
  const [input, bindings] = [name('input'), name('bindings')];
  let now: Code | undefined;
  const body = new Body(name);
  const root = itemContext(input, scope, { isRoot: true, isData: true });
  const value = lowerExpression(tree, {
    scope,
    name,
    body,
    root,
    get now() {
      now ??= name('now');
      return now;
    },
    bindings,
    hidden,
    linearRegex,
  });
  // The clock is read once for each evaluation that asks for the time.
  const clock = now === undefined ? code`` : code`, ${now} = Date.now()`;
  const evaluate = code`(${input}, ${bindings}${clock}) => {\n${indentCode(body.returning(value.code))}\n}`;
  return linkFunction<Evaluate>(code`return ${evaluate};`, scope);
}

function usesVariables(tree: ExpressionTree): boolean {
  return hasVariable(tree, (name) => name !== '' && name !== '$');
}

function hasVariable(node: unknown, isSought: (name: string) => boolean): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, value } = node as ExpressionTree;
  // A bare name may be the name of a function that is called without its dollar sign, which is looked up to say so.
  if ((type === 'variable' || type === 'name') && isSought(String(value))) return true;
  return Object.values(node).some((member) => hasVariable(member, isSought));
}
