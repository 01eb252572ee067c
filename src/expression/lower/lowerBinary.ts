import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { type Arithmetic, arithmetic } from '../runtime/arithmetic.ts';
import { compare } from '../runtime/compare.ts';
import { concatenate } from '../runtime/concatenate.ts';
import { connect } from '../runtime/connect.ts';
import { differs } from '../runtime/differs.ts';
import { equals } from '../runtime/equals.ts';
import { includes } from '../runtime/includes.ts';
import { range } from '../runtime/range.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Operators between two operands. */
export function lowerBinary(tree: ExpressionTree, site: Site): Operand {
  const left = site.unit.lower(tree.lhs as ExpressionTree, site);
  const right = site.unit.lower(tree.rhs as ExpressionTree, site);
  const operator = operators[tree.value as string];
  if (operator === undefined) throw new Error(`the operator ${String(tree.value)} has no lowering`);
  return operator(left, right, tree, site);
}

type Operator = (left: Operand, right: Operand, tree: ExpressionTree, site: Site) => Operand;

const computed: Operator = (left, right, tree, { unit }) => ({
  code: runtimeCall(
    unit.scope,
    arithmetic,
    left.code,
    right.code,
    code`${tree.value as Arithmetic}`,
    at(tree),
  ),
  kinds: kinds.number | kinds.missing,
});

const ordered: Operator = (left, right, tree, { unit }) => ({
  code: runtimeCall(unit.scope, compare, left.code, right.code, code`${tree.value as string}`, at(tree)),
  kinds: kinds.boolean | kinds.missing,
});

/** The right side is evaluated inside the operator: its faults take on the operator's place, as in the package. */
const logical: Operator = (left, right, tree, { unit }) => {
  const operator = code`${tree.value as string}`;
  return {
    code: runtimeCall(unit.scope, connect, left.code, code`() => ${right.code}`, operator, at(tree)),
    kinds: kinds.boolean,
  };
};

const plain =
  (callee: (left: unknown, right: unknown) => boolean): Operator =>
  (left, right, _, { unit }) => ({
    code: runtimeCall(unit.scope, callee, left.code, right.code),
    kinds: kinds.boolean,
  });

const operators: Readonly<Record<string, Operator>> = {
  '+': computed,
  '-': computed,
  '*': computed,
  '/': computed,
  '%': computed,
  '<': ordered,
  '<=': ordered,
  '>': ordered,
  '>=': ordered,
  and: logical,
  or: logical,
  '=': plain(equals),
  '!=': plain(differs),
  in: plain(includes),
  '&': (left, right, tree, { unit }) => ({
    code: runtimeCall(unit.scope, concatenate, left.code, right.code, at(tree)),
    kinds: kinds.string,
  }),
  '..': (left, right, tree, { unit }) => ({
    code: runtimeCall(unit.scope, range, left.code, right.code, at(tree)),
    kinds: kinds.list | kinds.number | kinds.missing,
    isOpen: true,
  }),
};

function at({ position }: ExpressionTree): Code {
  return code`${position}`;
}
