import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { inferExpression } from './inferExpression.ts';
import { Kind } from './Kind.ts';
import { readPaths } from './readPaths.ts';

/** What a condition is for every event: true, false, or one of false, missing and a fault. */
export type Truth = 'true' | 'false' | 'untrue';

/** What is known of a condition because a count or a length is a whole number from 0 on; undefined where it depends on the event. */
export function countedTruth(tree: ExpressionTree | undefined): Truth | undefined {
  if (tree === undefined || tree.predicate !== undefined || tree.group !== undefined) return undefined;
  const { type, value, lhs, rhs, expressions = [] } = tree;
  if (type === 'block') return expressions.length === 1 ? countedTruth(expressions[0]) : undefined;
  if (type === 'function') return negated(tree);
  if (type !== 'binary') return undefined;
  const operator = String(value);
  if (operator === 'and') return conjoined(countedTruth(lhs), countedTruth(rhs));
  if (operator === 'or') return disjoined(countedTruth(lhs), countedTruth(rhs));
  return compared(lhs, operator, rhs) ?? compared(rhs, flipped[operator] ?? operator, lhs);
}

function negated({ procedure, arguments: args = [] }: ExpressionTree): Truth | undefined {
  if (procedure?.type !== 'variable' || procedure.value !== 'not' || args.length !== 1) return undefined;
  const truth = countedTruth(args[0]);
  if (truth === 'true') return 'false';
  return truth === 'false' ? 'true' : undefined;
}

function conjoined(left: Truth | undefined, right: Truth | undefined): Truth | undefined {
  if (left === 'true' && right === 'true') return 'true';
  if (left === 'false') return 'false';
  return [left, right].some((side) => side === 'false' || side === 'untrue') ? 'untrue' : undefined;
}

/** The right side is not evaluated where the left one is true; where it is not known, it may be a fault. */
function disjoined(left: Truth | undefined, right: Truth | undefined): Truth | undefined {
  if (left === undefined || right === undefined || left === 'true')
    return left === 'true' ? 'true' : undefined;
  if (left === 'untrue') return right === 'true' ? undefined : 'untrue';
  return right;
}

const flipped: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** By the operator, whether some whole number from 0 on compares so with a limit, and whether some does not. */
const outcomes: Readonly<
  Record<string, (limit: number) => { readonly some: boolean; readonly not: boolean }>
> = {
  '<': (limit) => ({ some: limit > 0, not: true }),
  '<=': (limit) => ({ some: limit >= 0, not: true }),
  '>': (limit) => ({ some: true, not: limit >= 0 }),
  '>=': (limit) => ({ some: true, not: limit > 0 }),
  '=': (limit) => ({ some: isCount(limit), not: true }),
  '!=': (limit) => ({ some: true, not: isCount(limit) }),
};

function isCount(limit: number): boolean {
  return Number.isInteger(limit) && limit >= 0;
}

function compared(
  counted: ExpressionTree | undefined,
  operator: string,
  limit: ExpressionTree | undefined,
): Truth | undefined {
  if (counted?.type !== 'function' || limit?.type !== 'number') return undefined;
  const { procedure, arguments: args = [] } = counted;
  const [given] = args;
  if (procedure?.type !== 'variable' || given === undefined || args.length !== 1) return undefined;
  const name = String(procedure.value);
  if (name !== 'count' && name !== 'length') return undefined;
  const found = outcomes[operator]?.(Number(limit.value));
  if (found === undefined || (found.some && found.not)) return undefined;
  const isSure = isPlainPath(given) && (name === 'count' || inferExpression(given).kinds === Kind.string);
  if (found.some) return isSure ? 'true' : undefined;
  return isSure ? 'false' : 'untrue';
}

/** Nothing on its way can fail. */
function isPlainPath(tree: ExpressionTree): boolean {
  const [path] = readPaths(tree);
  return path?.tree === tree && path.isPlain;
}
