import type { ExpressionTree } from '../../ExpressionTree.ts';
import { isPlainName } from '../isPlainName.ts';
import { neverFaults } from '../neverFaults.ts';

/**
 * Whether a predicate surely lets nothing pass, without a fault, where its context is missing: predicates are asked
 * about a missing value, too.
 */
export function isFalseOfNothing(tree: ExpressionTree): boolean {
  if (tree.predicate !== undefined || tree.group !== undefined) return false;
  if (tree.type === 'number' || isNames(tree)) return true;
  const { value, lhs, rhs } = tree;
  if (tree.type !== 'binary' || lhs === undefined || rhs === undefined) return false;
  if (value === 'and') return isFalseOfNothing(lhs);
  if (value === 'or') return isFalseOfNothing(lhs) && isFalseOfNothing(rhs);
  if (value === '=' || value === '!=')
    return [lhs, rhs].some(isNames) && neverFaults(lhs) && neverFaults(rhs);
  const isCompared = ['<', '<=', '>', '>='].includes(String(value));
  return isCompared && ((isNames(lhs) && isConstant(rhs)) || (isConstant(lhs) && isNames(rhs)));
}

function isNames({ type, steps = [], group, keepSingletonArray, predicate }: ExpressionTree): boolean {
  const isBare = group === undefined && !keepSingletonArray && predicate === undefined;
  return type === 'path' && isBare && steps.every(isPlainName);
}

/** A text or a number is what everything else can be compared with, so that a missing side decides. */
function isConstant({ type, predicate, group }: ExpressionTree): boolean {
  return ['number', 'string'].includes(type) && predicate === undefined && group === undefined;
}
