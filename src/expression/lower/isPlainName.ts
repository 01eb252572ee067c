import type { ExpressionTree } from '../ExpressionTree.ts';

/** A name and nothing else. */
export function isPlainName({ type, stages, tuple, focus, index }: ExpressionTree): boolean {
  return type === 'name' && [stages, tuple, focus, index].every((part) => part === undefined);
}
