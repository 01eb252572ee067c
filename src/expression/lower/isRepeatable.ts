import type { ExpressionTree } from '../ExpressionTree.ts';
import { builtinName } from './builtinName.ts';
import type { Site } from './Site.ts';

const quiet: ReadonlySet<string> = new Set([
  'binary',
  'block',
  'condition',
  'filter',
  'function',
  'index',
  'name',
  'number',
  'path',
  'sort',
  'string',
  'unary',
  'value',
  'variable',
  'wildcard',
]);

/** Functions that need not answer the same again, or that do more than answer. */
const unsteady: ReadonlySet<string> = new Set(['random', 'shuffle', 'error', 'assert']);

/** Whether evaluating a tree twice in a row is the same as evaluating it once. */
export function isRepeatable(tree: unknown, site: Site): boolean {
  if (typeof tree !== 'object' || tree === null) return true;
  if (Array.isArray(tree)) return tree.every((item) => isRepeatable(item, site));
  const { type, procedure } = tree as ExpressionTree;
  if (type !== undefined && !quiet.has(type)) return false;
  if (type === 'function') {
    const name = builtinName(procedure as ExpressionTree, site);
    if (name === undefined || unsteady.has(name)) return false;
  }
  return Object.values(tree).every((member) => isRepeatable(member, site));
}
