import { type Code, code } from './code/Code.ts';
import type { Scope } from './code/Scope.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import { measureTree } from './measureTree.ts';
import { type Comparison, compare } from './runtime/compare.ts';
import { concatenate } from './runtime/concatenate.ts';
import { connect } from './runtime/connect.ts';
import { deepEqual } from './runtime/deepEqual.ts';
import { effectiveBoolean } from './runtime/effectiveBoolean.ts';
import { lookupPath } from './runtime/lookupPath.ts';

/** Deeper expressions would overflow the parser of JavaScript; the interpreter takes them. */
const deepest = 200;

/** How a lowered expression reads a path of names from its input. */
export type ReadPath = (names: readonly string[]) => Code;

/**
 * JavaScript for an expression made of paths of plain names, literals, comparisons, `and`, `or`, `&`, `$exists`,
 * conditionals and parentheses; undefined for everything else, which the interpreter then evaluates.
 */
export function lowerExpression(tree: ExpressionTree, scope: Scope, readPath: ReadPath): Code | undefined {
  return measureTree(tree).depth > deepest ? undefined : lower(tree, scope, readPath);
}

function lower(tree: ExpressionTree, scope: Scope, readPath: ReadPath): Code | undefined {
  const foreign = Object.entries(tree).some(([key, value]) => value !== undefined && !understood.has(key));
  if (foreign) return undefined;
  return lowerings[tree.type]?.(tree, scope, readPath);
}

/** Reads a path from the input named so in the generated code. */
export function readPathOf(input: Code, scope: Scope): ReadPath {
  return (names) => code`${scope.value(lookupPath, 'lookupPath')}(${input}, ${scope.value(names, 'names')})`;
}

/** Members of a node beyond these (predicates, groups, bindings, …) change its meaning. */
const understood = new Set(
  'type value position steps lhs rhs condition then else expressions arguments procedure'.split(' '),
);

type Lowering = (tree: ExpressionTree, scope: Scope, readPath: ReadPath) => Code | undefined;

const lowerings: Partial<Record<string, Lowering>> = {
  path(tree, _, readPath) {
    const steps = tree.steps ?? [];
    const plain = steps.every(
      (step) => step.type === 'name' && typeof step.value === 'string' && Object.keys(step).length === 3,
    );
    return plain ? readPath(steps.map((step) => step.value as string)) : undefined;
  },
  string: literal,
  number: literal,
  value: literal,
  block(tree, scope, readPath) {
    const [only, ...others] = tree.expressions ?? [];
    return only === undefined || others.length > 0 ? undefined : lower(only, scope, readPath);
  },
  condition(tree, scope, readPath) {
    const condition = tree.condition && lower(tree.condition, scope, readPath);
    const then = tree.then && lower(tree.then, scope, readPath);
    const otherwise = tree.else ? lower(tree.else, scope, readPath) : code`undefined`;
    if (!condition || !then || !otherwise) return undefined;
    return code`(${scope.value(effectiveBoolean, 'effectiveBoolean')}(${condition}) ? ${then} : ${otherwise})`;
  },
  /** `$exists` of one argument, which `??` is written with as well. */
  function(tree, scope, readPath) {
    const [argument, ...others] = tree.arguments ?? [];
    const { type, value } = tree.procedure ?? {};
    if (type !== 'variable' || value !== 'exists' || argument === undefined || others.length > 0)
      return undefined;
    const lowered = lower(argument, scope, readPath);
    return lowered && code`(${lowered} !== undefined)`;
  },
  binary(tree, scope, readPath) {
    const left = tree.lhs && lower(tree.lhs, scope, readPath);
    const right = tree.rhs && lower(tree.rhs, scope, readPath);
    if (!left || !right) return undefined;
    return operators[tree.value as string]?.(left, right, scope, tree);
  },
};

function literal(tree: ExpressionTree): Code | undefined {
  const { value } = tree;
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? code`${value as string | number | boolean | null}`
    : undefined;
}

type Operator = (left: Code, right: Code, scope: Scope, tree: ExpressionTree) => Code;

const ordered: Operator = (left, right, scope, tree) =>
  code`${scope.value(compare, 'compare')}(${left}, ${right}, ${tree.value as Comparison}, ${tree.position})`;

/** The right side is evaluated inside the operator: its faults take on the operator's place, as in the package. */
const logical: Operator = (left, right, scope, tree) =>
  code`${scope.value(connect, 'connect')}(${left}, () => ${right}, ${tree.value as 'and' | 'or'}, ${tree.position})`;

const operators: Partial<Record<string, Operator>> = {
  '=': (left, right, scope) => code`${scope.value(equals, 'equals')}(${left}, ${right})`,
  '!=': (left, right, scope) => code`${scope.value(differs, 'differs')}(${left}, ${right})`,
  '<': ordered,
  '<=': ordered,
  '>': ordered,
  '>=': ordered,
  and: logical,
  or: logical,
  '&': (left, right, scope, tree) =>
    code`${scope.value(concatenate, 'concatenate')}(${left}, ${right}, ${tree.position})`,
};

/** With a missing side both `=` and `!=` are false (JSONata standard, "Comparison operators"). */
function equals(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && deepEqual(left, right);
}

function differs(left: unknown, right: unknown): boolean {
  return left !== undefined && right !== undefined && !deepEqual(left, right);
}
