import type { ExpressionTree } from '../../ExpressionTree.ts';
import { builtinName } from '../builtinName.ts';
import type { Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { lowerAggregate } from './lowerAggregate.ts';

/** A call of a built-in function that is a loop by itself; undefined when it is none. */
export function lowerLoopCall(
  tree: ExpressionTree,
  site: Site,
  general: (inner: Site) => Operand,
): Operand | undefined {
  const name = builtinName(tree.procedure as ExpressionTree, site);
  if (name === undefined || tree.predicate !== undefined || tree.keepArray || tree.group !== undefined)
    return undefined;
  return lowerAggregate(name, tree.arguments ?? [], site, general);
}
