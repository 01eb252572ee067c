import type { ExpressionTree } from '../../ExpressionTree.ts';
import { builtinName } from '../builtinName.ts';
import { findVariable } from '../findVariable.ts';
import type { Site } from '../Site.ts';

/** Whether what an expression finds, or every item of it, is data as it came in. */
export function findsData(tree: ExpressionTree, site: Site): boolean {
  const { type, value, steps = [], group, predicate } = tree;
  if (group !== undefined) return false;
  if (predicate === undefined && type === 'variable') {
    return value === '' ? site.context.isData : findVariable(String(value), site)?.isData === true;
  }
  if (type === 'function') return findsDataByCall(tree, site);
  if (type !== 'path' || tree.tuple) return false;
  const [first, ...others] = steps;
  const startsFromData =
    first?.type === 'name' && first.group === undefined
      ? site.context.isData
      : first && findsData(first, site);
  return startsFromData === true && others.every((step) => ['name', 'sort'].includes(step.type));
}

/** Functions that answer a choice of the items of their first argument. */
const choosers: ReadonlySet<string> = new Set(['filter', 'reverse', 'shuffle', 'single', 'sort']);

function findsDataByCall({ procedure, arguments: args = [] }: ExpressionTree, site: Site): boolean {
  const name = builtinName(procedure as ExpressionTree, site);
  return name !== undefined && choosers.has(name) && args[0] !== undefined && findsData(args[0], site);
}
