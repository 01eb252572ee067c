import { type Code, code, indentCode, joinCode } from './code/Code.ts';
import { linkFunction } from './code/linkFunction.ts';
import { Scope } from './code/Scope.ts';
import type { ExpressionBudget } from './ExpressionBudget.ts';
import { ExpressionFault } from './ExpressionFault.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import { builtins } from './functions/builtins.ts';
import { isCounted } from './isCounted.ts';
import { Body } from './lower/Body.ts';
import { itemContext } from './lower/itemContext.ts';
import { neverFaults } from './lower/neverFaults.ts';
import { rootPaths } from './lower/rootPaths.ts';
import { sharedContext } from './lower/sharedContext.ts';
import { lowerExpression } from './lowerExpression.ts';
import { measureTree } from './measureTree.ts';

type Bindings = Readonly<Record<string, unknown>>;
export type Evaluate = (input: unknown, bindings?: Bindings) => unknown;

/** What is known of an evaluation while its function is written. */
interface Variant {
  /** Names of built-in functions that bindings hide. */
  readonly hidden: ReadonlySet<string>;
  /** The input may be a list, which paths step into. */
  readonly mayBeListed: boolean;
}

/**
 * The function of an expression. It is written for an input that is no list, and for bindings that hide no built-in
 * function; for others it is written again when they first occur.
 */
export function linkExpression(tree: ExpressionTree, budget: ExpressionBudget): Evaluate {
  const isMany = rootPaths(tree).length > 1;
  const usual: Variant = { hidden: new Set(), mayBeListed: !isMany };
  const others = new Map<string, Evaluate>();
  const findOther = (input: unknown, bindings: Bindings = {}): Evaluate | undefined => {
    const hidden = Object.keys(bindings).filter(isBuiltin).sort();
    const isListed = isMany && Array.isArray(input);
    if (!isListed && hidden.length === 0) return undefined;
    const key = JSON.stringify([isListed, hidden]);
    const variant = { hidden: new Set(hidden), mayBeListed: true };
    const evaluate = others.get(key) ?? linkVariant(tree, budget, variant);
    others.set(key, evaluate);
    return evaluate;
  };
  return linkVariant(tree, budget, usual, (input, bindings, { scope, name }) => {
    const conditions = [
      isMany ? code`Array.isArray(${input})` : code``,
      usesVariables(tree) ? code`${bindings} !== undefined` : code``,
    ];
    const condition = joinCode(conditions, ' || ');
    if (condition.text === '') return code``;
    const other = name('other');
    return code`if (${condition}) {
  const ${other} = ${scope.value(findOther, 'findOther')}(${input}, ${bindings});
  if (${other} !== undefined) return ${other}(${input}, ${bindings});
}`;
  });
}

type Prologue = (
  input: Code,
  bindings: Code,
  names: { readonly scope: Scope; readonly name: (hint: string) => Code },
) => Code;

/** All that an evaluation needs is written into one function: a call around it would cost as much as it does. */
function linkVariant(
  tree: ExpressionTree,
  budget: ExpressionBudget,
  { hidden, mayBeListed }: Variant,
  writePrologue: Prologue = () => code``,
): Evaluate {
  const scope = new Scope();
  const name = scope.locals();
  const [input, bindings] = [name('input'), name('bindings')];
  let now: Code | undefined;
  const prologue = writePrologue(input, bindings, { scope, name });
  const body = new Body(name);
  const item = itemContext(input, scope, { isRoot: true, isData: true, isUnlisted: !mayBeListed });
  const root = sharedContext(item, tree, body, scope);
  const value = lowerExpression(tree, {
    ...{ scope, name, body, root, bindings, hidden },
    now: () => {
      now ??= name('now');
      return now;
    },
    isCounted: isCounted(budget),
    linearRegex: budget.linearRegex ?? false,
  });
  // The clock is read once for each evaluation that asks for the time.
  const clock = now === undefined ? code`` : code`, ${now} = Date.now()`;
  const evaluation = joinCode([prologue, faultsOf(tree, body.returning(value.code), scope)]);
  const evaluate = code`(${input}, ${bindings}${clock}) => {\n${indentCode(evaluation)}\n}`;
  return linkFunction<Evaluate>(code`return ${evaluate};`, scope);
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
  return thrown instanceof RangeError ? ExpressionFault.from(thrown) : thrown;
}

function isBuiltin(name: string): boolean {
  return builtins.has(name) || name === 'now' || name === 'millis';
}

function usesVariables(tree: ExpressionTree): boolean {
  return measureTree(tree).nodes.some(({ type, value, procedure }) => {
    if (type === 'variable') return value !== '' && value !== '$';
    // A bare name that is called may be a function's without its dollar sign, which is looked up to say so.
    return type === 'function' && procedure?.type === 'path';
  });
}
