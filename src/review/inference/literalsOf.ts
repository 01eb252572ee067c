import type { ExpressionTree } from '../../expression/ExpressionTree.ts';

/** The texts and numbers that an expression holds, each once. */
export function literalsOf(node: unknown, found: Set<unknown> = new Set()): Set<unknown> {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return found;
  const { type, value } = node as Partial<ExpressionTree>;
  if (type === 'string' || type === 'number') found.add(value);
  for (const member of Object.values(node)) literalsOf(member, found);
  return found;
}
