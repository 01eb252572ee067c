import { type Code, code, joinCode } from '../code/Code.ts';
import { isMap } from '../runtime/isMap.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { settle } from '../runtime/settle.ts';
import { walkNames } from '../runtime/walkNames.ts';
import { readMember } from './itemContext.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/**
 * A path of names alone. As long as there are maps on the way their members are read one after the other; where
 * there is a list, the path is walked step by step.
 */
export function lowerNames(names: readonly string[], { context, unit, body }: Site): Operand {
  const { scope } = unit;
  const isOne = context.isData ? isMap : isRecord;
  const conditions: Code[] = context.isMap ? [] : [runtimeCall(scope, isOne, context.whole())];
  let value = context.member(names[0] as string);
  for (const name of names.slice(1)) {
    const map = body.variable('map');
    conditions.push(runtimeCall(scope, isOne, code`${map} = ${value}`));
    value = readMember(map, name, scope);
  }
  const found = context.isData ? value : runtimeCall(scope, settle, value);
  if (conditions.length === 0) return { code: found, kinds: kinds.any };
  const walked = runtimeCall(
    scope,
    walkNames,
    context.holderOf(names[0] as string),
    scope.value(names, 'names'),
    code`${!context.isRoot}`,
  );
  return { code: code`(${joinCode(conditions, ' && ')} ? ${found} : ${walked})`, kinds: kinds.any };
}
