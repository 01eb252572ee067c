import type { ExpressionTree } from '../ExpressionTree.ts';
import { asArgument } from '../runtime/asArgument.ts';
import { builtinName } from './builtinName.ts';
import { lowerCallback } from './lowerCallback.ts';
import { isOnly, kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Arguments; functions among them are wrapped, unless the call is a tail call. */
export function lowerArguments(tree: ExpressionTree, site: Site, isWrapped: boolean): Operand[] {
  const isBuiltin = builtinName(tree.procedure as ExpressionTree, site) !== undefined;
  return (tree.arguments ?? []).map((argument) => {
    if (isBuiltin && isPlainLambda(argument))
      return { code: lowerCallback(argument, site), kinds: kinds.function };
    const operand = site.unit.lower(argument, site);
    const isFunction = !isOnly(operand, kinds.any - kinds.function);
    if (!isWrapped || !isFunction) return operand;
    return { ...operand, code: runtimeCall(site.unit.scope, asArgument, operand.code) };
  });
}

function isPlainLambda({ type, thunk, signature, predicate, group }: ExpressionTree): boolean {
  return type === 'lambda' && [thunk, signature, predicate, group].every((part) => part === undefined);
}
