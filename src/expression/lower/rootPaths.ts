import type { ExpressionTree } from '../ExpressionTree.ts';
import { isPlainName } from './isPlainName.ts';

/** The names that paths from the root begin with; what stands behind them has other items as its context. */
export function rootPaths(node: unknown): (readonly string[])[] {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return [];
  const { type, steps = [] } = node as ExpressionTree;
  if (type !== 'path') return Object.values(node).flatMap(rootPaths);
  const count = steps.findIndex((step) => !isPlainName(step));
  const names = steps.slice(0, count < 0 ? steps.length : count).map(({ value }) => String(value));
  return names.length > 0 ? [names] : rootPaths(steps[0]);
}
