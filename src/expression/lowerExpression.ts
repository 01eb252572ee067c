import { type Code, code, joinCode } from './code/Code.ts';
import type { Scope } from './code/Scope.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import type { Body } from './lower/Body.ts';
import type { Context } from './lower/Context.ts';
import { Frame } from './lower/Frame.ts';
import { lower } from './lower/lower.ts';
import type { Operand } from './lower/Operand.ts';
import { runtimeCall } from './lower/runtimeCall.ts';
import { measureTree } from './measureTree.ts';
import { makeLinearMatcher } from './regex/makeLinearMatcher.ts';
import { makeNativeMatcher } from './regex/makeNativeMatcher.ts';
import { forgetCall } from './runtime/forgetCall.ts';
import { unbound } from './runtime/unbound.ts';

/** The function that an expression's code becomes part of. */
export interface Surroundings {
  readonly scope: Scope;
  /** Fresh names for variables. */
  readonly name: (hint: string) => Code;
  /** Where variables are declared. */
  readonly body: Body;
  readonly root: Context;
  /** The moment of an evaluation in epoch milliseconds; only who asks for it has the clock read. */
  readonly now: () => Code;
  /** The bindings given to an evaluation; undefined where there can be none. */
  readonly bindings?: Code;
  /** Regular expressions take time in proportion to the text; see `ExpressionBudget`. */
  readonly linearRegex?: boolean;
  /** Evaluations have an `Allowance`. */
  readonly isCounted?: boolean;
  /** Names of built-in functions that bindings hide. */
  readonly hidden?: ReadonlySet<string>;
}

/** Parts of an expression that are lowered twice, at most. */
const mostRepetitions = 12;

/** JavaScript for an expression that `whyInterpreted` has no objection to. */
export function lowerExpression(tree: ExpressionTree, surroundings: Surroundings): Operand {
  const { scope, name, body, root, now, bindings, hidden = new Set() } = surroundings;
  const { nodes } = measureTree(tree);
  const frame = new Frame(undefined);
  frame.declare([tree], body, scope.value(unbound, 'unbound'));
  let repetitions = 0;
  const unit = {
    scope,
    name,
    bindings,
    isCounted: surroundings.isCounted ?? false,
    now,
    root: () => root.whole(),
    hidden,
    carried: carriedNames(nodes),
    values: valueNames(nodes),
    builtins: new Map<string, Code>(),
    matcherOf: surroundings.linearRegex ? makeLinearMatcher : makeNativeMatcher,
    mayRepeat: () => repetitions++ < mostRepetitions,
    lower,
  };
  const operand = lower(tree, { unit, body, frame, context: root, depth: 0, isCallback: false });
  const handedOn = [...unit.builtins].flatMap(([name, builtin]) => (unit.values.has(name) ? [builtin] : []));
  if (handedOn.length === 0) return operand;
  const forgotten = handedOn.map((builtin) => runtimeCall(scope, forgetCall, builtin));
  return {
    code: code`(${joinCode([...forgotten, operand.code], ', ')})`,
    kinds: operand.kinds,
    isOpen: operand.isOpen ?? false,
  };
}

/** The names of variables that are read as values, rather than called, assigned or declared. */
function valueNames(nodes: readonly ExpressionTree[]): Set<string> {
  const others = new Set<ExpressionTree | undefined>();
  for (const { type, lhs, procedure, arguments: args = [] } of nodes) {
    if (type === 'bind') others.add(lhs);
    else if (type === 'lambda') for (const parameter of args) others.add(parameter);
    else if (type === 'function' && isBareVariable(procedure)) others.add(procedure);
  }
  const read = nodes.filter((node) => node.type === 'variable' && !others.has(node));
  return new Set(read.map(({ value }) => String(value)));
}

function isBareVariable(tree: ExpressionTree | undefined): boolean {
  return tree?.type === 'variable' && tree.predicate === undefined && tree.group === undefined;
}

/** The names of `@`, `#` and `%` anywhere in an expression. */
function carriedNames(nodes: readonly ExpressionTree[]): Set<string> {
  const names = new Set<string>();
  for (const { type, focus, index, ancestor, value } of nodes) {
    for (const name of [focus, index, ancestor?.label]) if (name !== undefined) names.add(name);
    if (type === 'index') names.add(String(value));
  }
  return names;
}
