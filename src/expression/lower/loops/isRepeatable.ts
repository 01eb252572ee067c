import type { ExpressionTree } from '../../ExpressionTree.ts';
import { builtins } from '../../functions/builtins.ts';
import { builtinName } from '../builtinName.ts';
import { findVariable } from '../findVariable.ts';
import type { Site } from '../Site.ts';

/**
 * Whether an expression can be evaluated again from the start without anybody noticing: it assigns nothing outside
 * itself, draws nothing by chance, and calls no function that could.
 */
export function isRepeatable(tree: unknown, site: Site, isInBlock = false): boolean {
  if (typeof tree !== 'object' || tree === null) return true;
  if (tree instanceof RegExp) return false;
  if (Array.isArray(tree)) return tree.every((part) => isRepeatable(part, site, isInBlock));
  const node = tree as ExpressionTree;
  const { type } = node;
  if (type !== undefined && changing.has(type)) return false;
  if (type === 'bind' && (!isInBlock || builtins.has(String(node.lhs?.value)))) return false;
  if (type === 'function' && !isRepeatableCall(node, site)) return false;
  const isInner = isInBlock || type === 'block' || type === 'lambda';
  return Object.values(node).every((part) => isRepeatable(part, site, isInner));
}

const changing: ReadonlySet<string> = new Set(['apply', 'partial', 'regex', 'transform']);

/** Functions whose answers differ from call to call. */
const chance: ReadonlySet<string> = new Set(['eval', 'random', 'shuffle']);

/** Functions that call functions, or engines that are given as such. */
const callers: ReadonlySet<string> = new Set([
  'contains',
  'each',
  'filter',
  'map',
  'match',
  'reduce',
  'replace',
  'sift',
  'single',
  'sort',
  'split',
]);

function isRepeatableCall({ procedure, arguments: args = [] }: ExpressionTree, site: Site): boolean {
  const name = builtinName(procedure as ExpressionTree, site);
  if (name === undefined) {
    const known = procedure?.type === 'variable' ? findVariable(String(procedure.value), site) : undefined;
    // A lambda that is called from another one is not looked into: they could go in circles.
    return known?.lambda !== undefined && !calls(known.lambda.tree) && isRepeatable(known.lambda.tree, site);
  }
  if (chance.has(name)) return false;
  return !callers.has(name) || args.slice(1).every(isWrittenOut);
}

function isWrittenOut({ type, arguments: parameters = [] }: ExpressionTree): boolean {
  const shadows = parameters.some(({ value }) => builtins.has(String(value)));
  return (type === 'lambda' && !shadows) || type === 'string' || type === 'number';
}

/** Whether anything but a built-in function is called. */
function calls(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return false;
  const { type, procedure } = node as ExpressionTree;
  if (type === 'function' && !(procedure?.type === 'variable' && builtins.has(String(procedure.value))))
    return true;
  return Object.values(node).some(calls);
}
