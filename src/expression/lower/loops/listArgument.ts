import type { Code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { asArgument } from '../../runtime/asArgument.ts';
import { isOnly, kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { findsData } from './findsData.ts';

/** The argument of a function that takes a list. */
export function listArgument(tree: ExpressionTree, site: Site): Code {
  const operand = site.unit.lower(tree, site);
  return isOnly(operand, kinds.any - kinds.function) || findsData(tree, site)
    ? operand.code
    : runtimeCall(site.unit.scope, asArgument, operand.code);
}
