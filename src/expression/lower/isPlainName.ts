import type { ExpressionTree } from '../ExpressionTree.ts';

/** A step that is a name and nothing else. */
export function isPlainName({ type, stages, tuple, focus, index }: ExpressionTree): boolean {
  return type === 'name' && [stages, tuple, focus, index].every((part) => part === undefined);
}
