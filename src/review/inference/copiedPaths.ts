import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { type ReadPath, readPaths } from './readPaths.ts';

/** Functions that answer a text or a list with what they were given in it. */
const passing = new Set(
  (
    'string uppercase lowercase trim substring substringBefore substringAfter replace pad join append merge distinct ' +
    'sort reverse base64encode base64decode encodeUrl encodeUrlComponent decodeUrl decodeUrlComponent'
  ).split(' '),
);

/** The paths whose values stand in what an expression answers; those it only asks about are not among them. */
export function copiedPaths(tree: ExpressionTree | undefined): ReadPath[] {
  if (tree === undefined) return [];
  const { type, value, lhs, rhs, expressions = [], arguments: args = [], procedure } = tree;
  switch (type) {
    case 'path':
      return readPaths(tree).filter((path) => path.tree === tree);
    case 'condition':
      return [...copiedPaths(tree.then), ...copiedPaths(tree.else)];
    case 'block':
      return copiedPaths(expressions.at(-1));
    case 'binary':
      return value === '&' ? [...copiedPaths(lhs), ...copiedPaths(rhs)] : [];
    case 'unary':
      return value === '{' ? pairValues(lhs).flatMap(copiedPaths) : expressions.flatMap(copiedPaths);
    case 'function':
      return isPassing(procedure) ? args.flatMap(copiedPaths) : [];
    case 'apply':
      return isPassing(rhs?.procedure ?? rhs) ? copiedPaths(lhs) : [];
    default:
      return [];
  }
}

function isPassing(procedure: ExpressionTree | undefined): boolean {
  return procedure?.type === 'variable' && passing.has(String(procedure.value));
}

function pairValues(pairs: unknown): ExpressionTree[] {
  return Array.isArray(pairs)
    ? pairs.map((pair: readonly ExpressionTree[]) => pair[1] as ExpressionTree)
    : [];
}
