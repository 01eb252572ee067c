import { type Code, code, indentCode, joinCode } from './code/Code.ts';
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
import { sharedContext } from './lower/sharedContext.ts';
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
  return { mode: 'compiled', evaluate: within(budget, link(tree, budget)) };
}

type Evaluate = (input: unknown, bindings?: Bindings) => unknown;

/** Keeps an evaluation within its budget; without one there is nothing to keep. */
function within(budget: ExpressionBudget, evaluate: Evaluate): Evaluate {
  if (budget.timeLimitMs === undefined && budget.depthLimit === undefined) return evaluate;
  return (input, bindings) => Allowance.during(budget, () => evaluate(input, bindings));
}

/** Functions are compiled again for bindings that hide built-in ones, when such bindings first occur. */
function forBindings(
  tree: ExpressionTree,
  budget: ExpressionBudget,
): (bindings: Bindings) => Evaluate | undefined {
  const others = new Map<string, Evaluate>();
  return (bindings) => {
    const hidden = Object.keys(bindings).filter(isBuiltin).sort();
    if (hidden.length === 0) return undefined;
    const key = hidden.join(' ');
    const evaluate = others.get(key) ?? link(tree, budget, new Set(hidden));
    others.set(key, evaluate);
    return evaluate;
  };
}

function isBuiltin(name: string): boolean {
  return builtins.has(name) || name === 'now' || name === 'millis';
}

/** The function of an expression, with what else it needs written into it: a call around it would cost as much as it. */
function link(tree: ExpressionTree, budget: ExpressionBudget, hidden?: ReadonlySet<string>): Evaluate {
  const scope = new Scope();
  const name = scope.locals();
  const [input, bindings, now] = [name('input'), name('bindings'), name('now')];
  const body = new Body(name);
  const item = itemContext(input, scope, { isRoot: true, isData: true });
  const root = sharedContext(item, tree, body, scope);
  const { linearRegex = false } = budget;
  const value = lowerExpression(tree, {
    ...{ scope, name, body, root, now, bindings, linearRegex },
    hidden: hidden ?? new Set(),
  });
  // The clock is read once for each evaluation that asks for the time.
  const clock = readsClock(tree) ? code`, ${now} = Date.now()` : code``;
  const evaluation = joinCode([
    hidden === undefined && usesVariables(tree) ? rebind(tree, budget, input, bindings, name, scope) : code``,
    faultsOf(tree, body.returning(value.code), scope),
  ]);
  const evaluate = code`(${input}, ${bindings}${clock}) => {\n${indentCode(evaluation)}\n}`;
  return linkFunction<Evaluate>(code`return ${evaluate};`, scope);
}

function rebind(
  tree: ExpressionTree,
  budget: ExpressionBudget,
  input: Code,
  bindings: Code,
  name: (hint: string) => Code,
  scope: Scope,
): Code {
  const other = name('other');
  const find = scope.value(forBindings(tree, budget), 'forBindings');
  return code`if (${bindings} !== undefined) {
  const ${other} = ${find}(${bindings});
  if (${other} !== undefined) return ${other}(${input}, ${bindings});
}`;
}

/** A stack that is too deep is a fault of the expression. */
function faultsOf(tree: ExpressionTree, statements: Code, scope: Scope): Code {
  if (neverFaults(tree)) return statements;
  const fault = scope.value(deepStackFault, 'deepStackFault');
  return code`try {
${indentCode(statements)}
} catch (thrown) {
  throw ${fault}(thrown);
}`;
}

function deepStackFault(thrown: unknown): unknown {
  return thrown instanceof RangeError ? ExpressionFault.of('D1011') : thrown;
}

function usesVariables(tree: ExpressionTree): boolean {
  return hasVariable(tree, (name) => name !== '' && name !== '$');
}

function readsClock(tree: ExpressionTree): boolean {
  return hasVariable(tree, (name) => name === 'now' || name === 'millis');
}

function hasVariable(node: unknown, isSought: (name: string) => boolean): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { type, value, procedure } = node as ExpressionTree;
  if (type === 'variable' && isSought(String(value))) return true;
  // A bare name that is called may be a function's without its dollar sign, which is looked up to say so.
  if (type === 'function' && procedure?.type === 'path' && isSought(String(procedure.steps?.[0]?.value)))
    return true;
  return Object.values(node).some((member) => hasVariable(member, isSought));
}
