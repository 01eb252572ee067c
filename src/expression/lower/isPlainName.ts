import type { ExpressionTree } from '../ExpressionTree.ts';

/** A step that is a name and nothing else. */
export function isPlainName({
  type,
  stages,
  tuple,
  focus,
  index,
  predicate,
  group,
  keepArray,
}: ExpressionTree): boolean {
  return (
    type === 'name' &&
    [stages, tuple, focus, index, predicate, group, keepArray].every((part) => part === undefined)
  );
}
