import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { applyPartially, open } from '../runtime/applyPartially.ts';
import { readVariable } from './lowerVariable.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `$f(?, 1)`: a function of the arguments that are left open. */
export function lowerPartial(tree: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const args = (tree.arguments ?? []).map(
    (argument): Code =>
      argument.type === 'operator' ? unit.scope.value(open, 'open') : unit.lower(argument, site).code,
  );
  const procedure = tree.procedure as ExpressionTree;
  const name = procedure.type === 'path' ? procedure.steps?.[0]?.value : procedure.value;
  const place = unit.scope.value(
    { position: tree.position, token: name === undefined ? undefined : String(name) },
    'place',
  );
  const callee = unit.lower(procedure, site).code;
  const variable = procedure.type === 'path' ? [readVariable(String(name), site)] : [];
  return {
    code: runtimeCall(
      unit.scope,
      applyPartially,
      callee,
      code`[${joinCode(args, ', ')}]`,
      place,
      ...variable,
    ),
    kinds: kinds.function,
  };
}
