import type { ExpressionTree } from './ExpressionTree.ts';

/** Nodes that can make work out of little data, or of one piece of data again and again. */
const makers: ReadonlySet<string> = new Set(['lambda', 'partial', 'descendant', 'transform', 'regex']);

/**
 * Whether an expression can take more than a few passes over its input: what it loops over may be looked at as a
 * whole within the loop, or does not come from the input at all. Such an expression is given an allowance.
 */
export function mayRunLong(tree: ExpressionTree): boolean {
  return isLong(tree, false);
}

function isLong(node: unknown, isLooping: boolean): boolean {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return false;
  const { type, value, steps, predicate, stages, group } = node as ExpressionTree;
  if (type !== undefined && makers.has(type)) return true;
  if (type === 'binary' && value === '..') return true;
  // Inside a loop, only paths from its own items are sure to see every piece of data once.
  if (isLooping && (type === 'variable' || type === 'parent') && value !== '') return true;
  const loops = isLooping || [steps, predicate, stages, group].some((part) => part !== undefined);
  return Object.entries(node).some(([key, member]) => {
    // The name of the function that is called; were it one of the expression's own, there would be a lambda.
    const isCalled = key === 'procedure' && (member as ExpressionTree).type === 'variable';
    return !isCalled && isLong(member, loops);
  });
}
