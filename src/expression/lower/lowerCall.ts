import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { callFunction } from '../runtime/applyFunction.ts';
import { asArgument } from '../runtime/asArgument.ts';
import { expectFunction } from '../runtime/expectFunction.ts';
import { readVariable } from './lowerVariable.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A function and its arguments in parentheses; with `~>` what stands left of it is the first argument. */
export function lowerCall(tree: ExpressionTree, site: Site, first?: Code): Operand {
  const { unit } = site;
  const callee = lowerProcedure(tree, site);
  const args = joinCode([...(first === undefined ? [] : [first]), lowerArguments(tree, site, true)], ', ');
  const place = unit.scope.value(
    { position: tree.position, token: nameOf(tree), depth: site.depth },
    'place',
  );
  const called = runtimeCall(unit.scope, callFunction, callee, code`[${args}]`, site.context.whole(), place);
  return { code: called, kinds: kinds.any, isOpen: true };
}

/** Arguments; functions among them are wrapped, unless the call is a tail call. */
export function lowerArguments(tree: ExpressionTree, site: Site, isWrapped: boolean): Code {
  const args = (tree.arguments ?? []).map((argument) => {
    const operand = site.unit.lower(argument, site);
    const mayBeFunction = (operand.kinds & kinds.function) !== 0;
    return isWrapped && mayBeFunction ? runtimeCall(site.unit.scope, asArgument, operand.code) : operand.code;
  });
  return joinCode(args, ', ');
}

/** A name without its dollar sign is pointed out when there is a function of that name. */
function lowerProcedure(tree: ExpressionTree, site: Site): Code {
  const procedure = tree.procedure as ExpressionTree;
  const callee = site.unit.lower(procedure, site).code;
  if (procedure.type !== 'path') return callee;
  const name = String(procedure.steps?.[0]?.value);
  const place = site.unit.scope.value({ position: tree.position, token: name }, 'place');
  return runtimeCall(site.unit.scope, expectFunction, callee, readVariable(name, site), place);
}

function nameOf({ procedure }: ExpressionTree): string | undefined {
  const value = procedure?.type === 'path' ? procedure.steps?.[0]?.value : procedure?.value;
  return value === undefined ? undefined : String(value);
}
