import type { ExpressionTree } from '../../expression/ExpressionTree.ts';

/** The texts that an expression compares an event's type with. */
export function comparedTypes(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return [];
  const { type, value, lhs, rhs } = node as ExpressionTree;
  const inner = Object.values(node).flatMap(comparedTypes);
  if (type !== 'binary' || !['=', 'in'].includes(String(value))) return inner;
  const own = isType(lhs) ? textsOf(rhs) : isType(rhs) ? textsOf(lhs) : [];
  return [...own, ...inner];
}

function isType(tree: ExpressionTree | undefined): boolean {
  const [step, ...others] = tree?.type === 'path' ? (tree.steps ?? []) : [];
  return step?.type === 'name' && step.value === 'type' && others.length === 0;
}

function textsOf(tree: ExpressionTree | undefined): string[] {
  if (tree?.type === 'string') return [String(tree.value)];
  return (tree?.expressions ?? []).flatMap(textsOf);
}
