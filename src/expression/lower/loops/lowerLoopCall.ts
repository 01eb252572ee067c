import type { ExpressionTree } from '../../ExpressionTree.ts';
import { builtinName } from '../builtinName.ts';
import type { Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { countAny } from './countAny.ts';
import { countNamed } from './countNamed.ts';
import { lowerAggregate } from './lowerAggregate.ts';
import { lowerListCall } from './lowerListCall.ts';
import { lowerMemberCall } from './lowerMemberCall.ts';
import { lowerReduceCall } from './lowerReduceCall.ts';
import { lowerSortCall } from './lowerSortCall.ts';

/** A call of a built-in function that is a loop by itself; undefined when it is none. */
export function lowerLoopCall(
  tree: ExpressionTree,
  site: Site,
  general: (inner: Site) => Operand,
): Operand | undefined {
  const { predicate, keepArray, group, position, arguments: args = [] } = tree;
  const name = builtinName(tree.procedure as ExpressionTree, site);
  // Where the function is handed on as a value, too, it has to remember all that happened to it.
  if (name === undefined || site.unit.values.has(name)) return undefined;
  const place = { name, position };
  const loop =
    lowerListCall(place, args, site) ??
    lowerReduceCall(place, args, site) ??
    lowerMemberCall(place, args, site) ??
    lowerSortCall(place, args, site);
  if (loop !== undefined) return loop;
  const isPlain = predicate === undefined && !keepArray && group === undefined;
  if (!isPlain) return undefined;
  return (
    countNamed(name, args, site, general) ??
    lowerAggregate(name, args, site, general) ??
    countAny(name, args, site)
  );
}
