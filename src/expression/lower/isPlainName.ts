import type { ExpressionTree } from '../ExpressionTree.ts';

/** A step that is a name and nothing else. */
export function isPlainName({ type, stages, tuple, focus, index, group }: ExpressionTree): boolean {
  return type === 'name' && [stages, tuple, focus, index, group].every((part) => part === undefined);
}
